// One answer box's way to the server. The textarea is only read, never replaced, so that caret, selection,
// undo and input methods survive every save. One request is in flight at a time; the newest text wins; an
// operation keeps its id until the server acknowledges it, and only a JSON 200 that echoes the id does.

const IDLE = 1200; // milliseconds without a key before a save
const LONGEST = 4000; // and at the latest after this
const STEPS = [1, 2, 4, 8, 15]; // seconds between tries
const KEEPALIVE_LIMIT = 60000; // browsers let a closing page send 64 kB

const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);

export class Outbox {
  constructor({ area, url, revision, csrfCookie, store, report }) {
    Object.assign(this, { area, url, revision, csrfCookie, store, report });
    this.acknowledged = area.value;
    this.operation = null; // sent or to be sent again, not acknowledged yet
    this.inFlight = null; // the promise of the running request
    this.tries = 0;
    this.stopped = false;
    this.unsavedSince = null;
    area.addEventListener("input", () => this.changed());
  }

  get dirty() {
    return this.area.value !== this.acknowledged;
  }

  // Take up a text that an earlier page could not see acknowledged; returns it when it rests on an older
  // revision. An operation that was on its way is repeated with its id: the server knows whether it arrived.
  takeUp() {
    const kept = this.store.read(this.url);
    if (!kept || kept.text === this.area.value) return this.store.drop(this.url), null;
    if (!kept.operation && kept.revision !== this.revision) return kept.text;
    this.operation = kept.operation;
    this.area.value = kept.text;
    this.changed();
    return null;
  }

  keep() {
    this.store.write(this.url, { text: this.area.value, revision: this.revision, operation: this.operation });
  }

  changed() {
    this.keep();
    this.report("typing");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.flush(), IDLE);
    this.latest ??= setTimeout(() => this.flush(), LONGEST);
  }

  // Send what is not acknowledged; resolves to whether everything typed so far is saved.
  async flush({ keepalive = false } = {}) {
    clearTimeout(this.idle);
    clearTimeout(this.latest);
    clearTimeout(this.retry);
    this.latest = null;
    if (this.inFlight) {
      await this.inFlight;
      if (this.operation) return false;
    }
    if (this.stopped) return !this.dirty;
    if (!this.dirty && !this.operation) return this.unchanged();
    this.operation ??= { id: crypto.randomUUID(), revision: this.revision, text: this.area.value };
    this.keep();
    this.report("saving");
    this.inFlight = this.send(this.operation, keepalive);
    const saved = await this.inFlight;
    this.inFlight = null;
    if (saved && this.dirty) return this.flush({ keepalive });
    return saved;
  }

  // Typed and taken back: what is here is what the server has.
  unchanged() {
    this.store.drop(this.url);
    this.report("unchanged");
    return true;
  }

  async send(operation, keepalive, again = false) {
    let response, body;
    try {
      response = await fetch(this.url, {
        method: "POST",
        redirect: "manual",
        keepalive: keepalive && operation.text.length < KEEPALIVE_LIMIT / 4,
        headers: { "X-CSRFToken": cookie(this.csrfCookie) ?? "" },
        body: new URLSearchParams({ operation: operation.id, revision: operation.revision, text: operation.text }),
      });
      if (response.headers.get("Content-Type")?.startsWith("application/json")) body = await response.json();
    } catch {
      return this.failed();
    }
    if (response.status === 403 && !again) return this.send(operation, keepalive, true);
    if (response.type === "opaqueredirect") return this.failed("signed-out");
    if (response.status === 200 && body?.op === operation.id) return this.applied(operation, body);
    if (response.status === 400 && body) return this.refused("invalid", body);
    if (response.status === 410 && body) return this.refused("closed", body);
    // A save of the page before a reload may still have landed: the same text is no conflict.
    if (body?.error === "stale" && body.text === operation.text) return this.applied(operation, body);
    if (response.status === 409 && body) return this.refused(body.error, body);
    return this.failed("", Number(response.headers.get("Retry-After")));
  }

  applied(operation, body) {
    this.revision = body.revision;
    this.acknowledged = operation.text;
    this.operation = null;
    this.tries = 0;
    this.unsavedSince = null;
    if (!this.dirty) this.store.drop(this.url);
    else this.keep();
    this.report(this.dirty ? "typing" : "saved", body);
    return true;
  }

  failed(reason = "", retryAfter = 0) {
    this.unsavedSince ??= new Date();
    const step = STEPS[Math.min(this.tries++, STEPS.length - 1)];
    const wait = Math.max(retryAfter, step * (0.75 + Math.random() / 2));
    this.retry = setTimeout(() => this.flush(), wait * 1000);
    this.report("unsaved", { reason, wait: Math.ceil(wait), since: this.unsavedSince });
    return false;
  }

  refused(reason, body) {
    // The other window saved the very same text: nothing to choose between.
    if (reason === "stale" && body.text === this.operation.text) return this.applied(this.operation, body);
    this.operation = null;
    this.stopped = reason !== "invalid";
    this.unsavedSince ??= new Date();
    this.report(reason, body);
    return false;
  }

  // After a conflict: go on with the text that is here, or with the saved one.
  goOnWith(text, { revision, saved }) {
    this.revision = revision;
    this.acknowledged = saved;
    this.stopped = false;
    this.unsavedSince = null;
    if (this.area.value !== text) this.area.value = text;
    if (this.dirty) return this.changed(), this.flush();
    this.store.drop(this.url);
    this.report("saved");
  }
}
