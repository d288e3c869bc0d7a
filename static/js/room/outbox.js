// Sends the text of one answer box to the server. The textarea is only read, never replaced, so that caret,
// selection, undo and input methods survive every save. One request is in flight at a time; the newest text wins.
// An operation keeps its id until the server acknowledges it, and only a JSON 200 that echoes the id does that.
import { newId } from "./device.js";
import { headers } from "./session.js";

const STEPS = [1, 2, 4, 8, 15]; // seconds between tries
const LONGEST_WAIT = 60; // seconds, whatever Retry-After says
const LONGEST_TRY = 20000; // milliseconds; then the same operation is sent again
const KEEPALIVE_LIMIT = 60000; // browsers let a closing page send 64 kB, all boxes together
let keptAlive = 0;

const operationOf = ({ revision, text }) => ({ id: newId(), revision, text });

export class Outbox {
  constructor({ area, url, revision, device, hurried, report }) {
    Object.assign(this, { area, url, revision, device, hurried, report });
    this.acknowledged = area.defaultValue; // what the server has; more may have been typed before this script ran
    this.operation = null; // sent or to be sent again, not acknowledged yet
    this.running = null; // the promise of the flush at work
    this.tries = 0;
    this.stopped = false;
    this.unsavedSince = null;
    this.isBroken = false; // a save failed here, not on its way: the form has to carry the text
  }

  get dirty() {
    return this.area.value !== this.acknowledged;
  }

  // Take up a text that an earlier page kept without an acknowledgement. An operation that was on its way is
  // repeated with its id, so the server knows whether it arrived. Text already typed here is not overwritten: it
  // is sent next, on the same revision, which the server refuses and keeps; then the person chooses.
  async takeUp(kept) {
    await this.running;
    if (kept.operation || kept.text !== this.area.value) {
      if (this.dirty) this.early = operationOf({ revision: this.revision, text: this.area.value });
      else this.area.value = kept.text;
      this.operation = kept.operation ?? operationOf(kept);
      this.keep();
    }
    this.device.forget(kept);
    return this.flush();
  }

  keep() {
    this.device.keep(this.url, { text: this.area.value, revision: this.revision, operation: this.operation });
  }

  // Send what is not acknowledged; resolves to whether everything typed so far is saved. `once` leaves text that is
  // typed meanwhile for later; `patient` does nothing while a retry is scheduled.
  flush({ keepalive = false, once = false, patient = false } = {}) {
    if (patient && this.retry) return Promise.resolve(false);
    this.retry = clearTimeout(this.retry);
    this.keepalive ||= keepalive;
    this.thorough ||= !once;
    this.running ??= this.run().catch(() => {
      this.isBroken = true;
      return this.failed();
    }).finally(() => { this.running = null; });
    return this.running;
  }

  async run() {
    let heard = true;
    while (heard && !this.stopped && (this.operation || this.dirty)) {
      this.operation ??= this.early ?? operationOf({ revision: this.revision, text: this.area.value });
      this.early = null;
      this.keep();
      this.report("saving");
      heard = await this.send(this.operation);
      if (!this.thorough) break;
    }
    this.keepalive = this.thorough = false;
    if (this.dirty || this.operation) return heard && this.report("behind"), false;
    Object.assign(this, { unsavedSince: null, isBroken: false });
    this.device.drop(this.url);
    this.report("settled");
    return true;
  }

  // Resolves to whether the server has dealt with the operation.
  async send(operation, again = false) {
    const body = new URLSearchParams({ operation: operation.id, revision: operation.revision, text: operation.text });
    const size = this.keepalive ? body.toString().length : 0;
    const keepalive = size > 0 && keptAlive + size <= KEEPALIVE_LIMIT;
    const limit = new AbortController();
    const alarm = setTimeout(() => limit.abort(), LONGEST_TRY);
    const asked = performance.now();
    if (keepalive) keptAlive += size;
    try {
      const response = await fetch(this.url, { method: "POST", redirect: "manual", keepalive, signal: limit.signal, headers: headers(), body });
      if (response.status === 403 && !again) return this.send(operation, true); // the cookie is read afresh
      const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
      return this.hear(operation, response, isJson ? { ...(await response.json()), asked } : {});
    } catch {
      return this.failed();
    } finally {
      clearTimeout(alarm);
      if (keepalive) keptAlive -= size;
    }
  }

  // The reaction to each kind of answer.
  hear(operation, { status, headers: replied }, reply) {
    if (status === 200 && reply.op === operation.id) return this.applied(operation.text, reply);
    // Another window saved the same text, so there is nothing to choose between.
    if (reply.error === "stale" && [operation.text, this.area.value].includes(reply.text)) return this.applied(reply.text, reply);
    if (["closed", "stale", "seat", "invalid"].includes(reply.error)) return this.refused(operation, reply);
    const reason = status === 401 ? reply.error : status === 404 ? "gone" : "";
    return this.failed({ reason, message: reply.message, retryAfter: Number(replied.get("Retry-After")) || 0 });
  }

  applied(text, reply) {
    Object.assign(this, { operation: null, tries: 0 });
    if (reply.revision < this.revision) {
      // It was applied before this page was loaded, and another window has saved since.
      if (this.area.value === text) this.area.value = this.acknowledged;
      else this.operation = operationOf({ revision: reply.revision, text: this.area.value });
    } else {
      this.revision = reply.revision;
      this.acknowledged = text;
      this.unsavedSince = null;
    }
    this.report(this.dirty ? "behind" : "saved", reply);
    return true;
  }

  failed({ reason, message, retryAfter = 0 } = {}) {
    this.unsavedSince ??= new Date();
    const step = STEPS[Math.min(this.tries++, STEPS.length - 1)] * (0.75 + Math.random() / 2);
    const wait = Math.max(Math.min(retryAfter, LONGEST_WAIT), this.hurried() ? Math.min(step, 4) : step);
    this.retry = setTimeout(() => this.flush(), wait * 1000);
    this.report("unsaved", { reason, message, wait: Math.ceil(wait), since: this.unsavedSince });
    return false;
  }

  // A text that came too late, or whose question was left, is not sent again: the server keeps it apart.
  refused(operation, reply) {
    Object.assign(this, { operation: null, unsavedSince: this.unsavedSince ?? new Date() });
    if (reply.error === "closed") this.acknowledged = operation.text;
    this.stopped = reply.error !== "invalid" && !(reply.error === "closed" && this.dirty);
    this.report(reply.error, reply);
    return reply.error === "closed";
  }

  // After a conflict: continue with the chosen text, on top of the server's revision.
  goOnWith(text, { revision, saved }) {
    Object.assign(this, { revision, acknowledged: saved, stopped: false, unsavedSince: null });
    if (this.area.value !== text) this.area.value = text;
    this.report("typing");
    this.flush();
  }
}
