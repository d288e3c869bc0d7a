// Grading: saves marks, quotes and reasons as they are made, with the outbox that saves the answers in the room.
// The outbox takes the whole form for its text. What follows from the marks (the quotes found in the answer, what
// is left to do) comes back with each save and is put in its place, so that only the server has the rules.
import { Device } from "../room/device.js";
import { Outbox } from "../room/outbox.js";
import { time } from "../room/session.js";
import { show } from "./parts.js";

const PACE = { choice: 100, text: 1000 }; // milliseconds after a choice, and without a key, before a save
const BEAT = 1000; // milliseconds; the style sheet says that nothing is saved where no beat comes
const form = document.querySelector("[data-grading]");
const line = document.querySelector("[data-saving]");
const announced = document.querySelector("[data-announced]");
const { savesTo, person, refused } = form.dataset; // refused: where what is stored stands, if this form is not
const revision = form.elements.revision;
let sent = "";
let planned = null;
let isFailing = false;
let resting = Number(revision.value) ? "Saved" : "Saves by itself"; // said while nothing is left to save

function fieldsOf(source) {
  const fields = new FormData(source);
  for (const name of ["csrfmiddlewaretoken", "revision", "action"]) fields.delete(name);
  return new URLSearchParams(fields).toString();
}

// The form as the server sent it, whatever the browser has restored in it since.
function asSent() {
  const copy = form.cloneNode(true);
  copy.reset();
  return fieldsOf(copy);
}

const device = new Device(person, { onFailure: () => {} });
const outbox = new Outbox({
  area: { defaultValue: refused ? "" : asSent(), get value() { return fieldsOf(form); } },
  url: savesTo,
  revision: Number(revision.value),
  device,
  hurried: () => false,
  report,
});

// Read out when saving begins to fail, and when it works again.
function say(words, kind) {
  line.querySelector("[data-state-words]").textContent = words;
  line.dataset.state = kind;
  if (kind === "typing" || isFailing === (kind === "unsaved")) return;
  isFailing = kind === "unsaved";
  announced.textContent = words;
}

function report(state, detail = {}) {
  revision.value = outbox.revision;
  if (state === "saving") sent = outbox.operation.text;
  if (state === "saved") return saved(detail);
  if (state === "stale") return joined();
  if (state === "closed" || state === "invalid") return say(detail.message, "unsaved");
  if (state === "unsaved") say(`Not saved since ${time(detail.since)}. ${why(detail)}`, "unsaved");
  else if (state === "settled") say(resting, "saved");
  else if (!outbox.unsavedSince) say("Saving", "typing");
}

function why({ reason, message, wait }) {
  const kept = device.works ? "Kept in this browser." : "Keep this page open.";
  if (reason === "signed_out") return `You are signed out. ${kept} Sign in in another tab; this page then goes on.`;
  if (reason === "gone") return `This answer is not there any more, or not in the account that is signed in now. ${kept}`;
  if (reason) return `Somebody else is signed in in this browser. ${kept}`;
  return `${message ?? kept} Keeps trying, next in ${wait} s.`;
}

// Nothing was changed since it was sent, so the parts fit; with the answer's own words for each quote.
function saved({ parts }) {
  show(parts ?? "");
  outbox.acknowledged = fieldsOf(form);
  resting = `Saved ${time(new Date())}`;
  say(resting, "saved");
}

// Another window saved in between. The server has put both together; what was typed since waits on the device.
function joined() {
  if (sent === fieldsOf(form)) device.drop(savesTo);
  else outbox.keep();
  if (refused) location.replace(refused); // a reload would post the refused form again
  else location.reload();
}

function plan(wait) {
  if (!outbox.dirty || outbox.stopped) return;
  outbox.keep();
  if (outbox.retry) return;
  if (!outbox.unsavedSince) say("Saving", "typing");
  clearTimeout(planned);
  planned = setTimeout(() => {
    planned = null;
    outbox.flush({ once: true });
  }, wait);
}

form.addEventListener("input", ({ target }) => plan(target.matches("textarea") ? PACE.text : PACE.choice));
form.addEventListener("change", () => plan(PACE.choice));

// Also finds what no event told of.
function beat() {
  if (!planned) plan(0);
  if (!outbox.isBroken) document.body.dataset.beat = 3 - (document.body.dataset.beat ?? 1);
}
setInterval(beat, BEAT);

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { submitter } = event;
  if (submitter?.hidden) return outbox.flush(); // Enter on a choice
  if (!(await outbox.flush())) return line.scrollIntoView({ block: "nearest" });
  const { name, value } = submitter ?? {};
  if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
});

function leave() {
  outbox.flush({ keepalive: true });
  device.write({ atOnce: true });
}
document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
addEventListener("pagehide", leave);
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
addEventListener("online", () => outbox.flush());

say(resting, "saved");
beat();
