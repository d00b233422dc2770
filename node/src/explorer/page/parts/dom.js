// Draws a tree of elements and, when it is drawn again, changes only what differs: an element that
// has the focus keeps it, and a screen reader hears no more than what has changed.

const SVG = 'http://www.w3.org/2000/svg';
const drawn = new WeakMap();

/** An element: its tag, properties and children. Children that are null or false are left out. */
export function h(tag, properties, ...children) {
  return { tag, properties: properties ?? {}, children: flat(children) };
}

/** Draws the children of an element. */
export function draw(parent, ...children) {
  update(parent, flat(children));
}

function flat(children) {
  const isDrawn = (child) =>
    child !== null && child !== undefined && child !== false && child !== '';
  return children.flat(Infinity).filter(isDrawn);
}

function update(parent, children) {
  const before = new Map();
  for (const node of parent.childNodes) {
    const key = drawn.get(node)?.properties.key;
    if (key !== undefined) before.set(key, node);
  }
  let next = parent.firstChild;
  for (const child of children) {
    const key = child.properties?.key;
    const named = key === undefined ? null : before.get(key);
    if (named && named !== next) {
      parent.insertBefore(named, next);
      next = named;
    }
    if (next && fits(next, child)) {
      patch(next, child);
      next = next.nextSibling;
    } else {
      parent.insertBefore(create(child, parent), next);
    }
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

function fits(node, child) {
  if (typeof child !== 'object') return node.nodeType === Node.TEXT_NODE;
  const old = drawn.get(node);
  return old?.tag === child.tag && old.properties.key === child.properties.key;
}

function create(child, parent) {
  if (typeof child !== 'object') return document.createTextNode(child);
  const isSvg = child.tag === 'svg' || (parent.namespaceURI === SVG && child.tag !== 'div');
  const node = isSvg
    ? document.createElementNS(SVG, child.tag)
    : document.createElement(child.tag);
  drawn.set(node, { tag: child.tag, properties: {}, children: [] });
  patch(node, child);
  return node;
}

function patch(node, child) {
  if (typeof child !== 'object') {
    const text = String(child);
    if (node.data !== text) node.data = text;
    return;
  }
  const old = drawn.get(node).properties;
  drawn.set(node, child);
  for (const name of Object.keys(old)) {
    if (!(name in child.properties)) set(node, name, undefined, old[name]);
  }
  update(node, child.children);
  // After the children, because the value of a choice is one of them.
  for (const [name, value] of Object.entries(child.properties)) {
    if (value !== old[name]) set(node, name, value, old[name]);
  }
}

function set(node, name, value, old) {
  if (name === 'key') return;
  if (name.startsWith('on')) {
    if (old) node.removeEventListener(name.slice(2), old);
    if (value) node.addEventListener(name.slice(2), value);
  } else if (name === 'value') {
    // What somebody types stays until the given value changes.
    node.value = value ?? '';
  } else if (name === 'style') {
    setStyle(node, value ?? {}, old ?? {});
  } else if (value === undefined || value === null || value === false) {
    node.removeAttribute(name);
  } else {
    node.setAttribute(name, value === true ? '' : value);
  }
}

/** By the style's own methods, which the page's policy allows, unlike the attribute. */
function setStyle(node, value, old) {
  for (const name of Object.keys(old)) if (!(name in value)) node.style.removeProperty(name);
  for (const [name, text] of Object.entries(value)) {
    if (old[name] !== text) node.style.setProperty(name, text);
  }
}
