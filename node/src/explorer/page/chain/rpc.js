// JSON-RPC over a WebSocket that opens again when it has closed.

/** Requests at a time: the node reads no further ones of a connection that has 16 in work. */
const AT_ONCE = 12;
const PAUSE_MS = 1000;
const TIME_LIMIT_MS = 60_000;

export class RpcError extends Error {
  constructor({ code, message, data }) {
    super(data ? `${message}: ${typeof data === 'string' ? data : JSON.stringify(data)}` : message);
    this.code = code;
  }
}

export class Rpc extends EventTarget {
  constructor(url) {
    super();
    this.url = url;
    this.next = 1;
    this.waiting = [];
    this.sent = new Map();
    this.followers = new Map();
    this.isOpen = false;
    this.open();
  }

  open() {
    this.socket = new WebSocket(this.url);
    this.socket.addEventListener('open', () => {
      this.isOpen = true;
      this.dispatchEvent(new Event('open'));
      this.send();
    });
    this.socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(data)));
    this.socket.addEventListener('close', () => this.closed());
  }

  closed() {
    const wasOpen = this.isOpen;
    this.isOpen = false;
    this.followers.clear();
    const lost = [...this.sent.values(), ...this.waiting];
    this.sent.clear();
    this.waiting = [];
    for (const request of lost) this.finish(request, new Error('the node is not connected'));
    if (wasOpen) this.dispatchEvent(new Event('close'));
    setTimeout(() => this.open(), PAUSE_MS);
  }

  finish(request, error, result) {
    clearTimeout(request.timer);
    if (error) request.reject(error);
    else request.resolve(result);
  }

  /** Calls a method. */
  ask(method, ...params) {
    return new Promise((resolve, reject) => {
      const request = { method, params, resolve, reject };
      request.timer = setTimeout(() => {
        reject(new Error(`no answer to ${method} within ${TIME_LIMIT_MS / 1000} s`));
      }, TIME_LIMIT_MS);
      this.waiting.push(request);
      this.send();
    });
  }

  send() {
    while (this.isOpen && this.sent.size < AT_ONCE && this.waiting.length > 0) {
      const request = this.waiting.shift();
      const id = this.next;
      this.next += 1;
      this.sent.set(id, request);
      const { method, params } = request;
      this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    }
  }

  receive(message) {
    if (message.id === undefined) {
      this.followers.get(message.params?.subscription)?.(message.params.result);
      return;
    }
    const request = this.sent.get(message.id);
    if (!request) return;
    this.sent.delete(message.id);
    this.finish(request, message.error && new RpcError(message.error), message.result);
    this.send();
  }

  /** Subscribes until the connection closes. */
  async follow(method, each) {
    this.followers.set(await this.ask(method), each);
  }
}
