// Applies the colours that the reader chose before, ahead of the first drawing of the page.

try {
  const chosen = localStorage.getItem('ganglion-explorer-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // The browser keeps nothing.
}
