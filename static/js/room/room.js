// The room: connects the boxes with the clock, the seat and the bell, and moves on only when all is saved.
import { Box } from "./box.js";
import { Device, giveBack } from "./device.js";
import { headers, isSignedOut, renewTokens, signedIn, signedOut } from "./session.js";
import { Timer, followClock } from "./timer.js";

const PULSE = 8000;
const BELL_MARGIN = 5000; // milliseconds left: no bell of ours rings so early
const HURRY_FROM = 120000; // milliseconds before the end from which the page saves more often
const ALIVE = 8000; // as long as the last beat makes the style sheet believe in this script
const byId = (id) => document.getElementById(id);
const form = byId("room");
const { dataset } = document.body;
const { person, pulse: pulseUrl, mainBox } = form.dataset;
const writable = "writable" in form.dataset;
const device = new Device(person, {
  onFailure() { byId("no-device").hidden = false; },
});
let frozen = false;

// A banner is at the top of the page, so somebody who writes further down needs to be scrolled to it.
const show = (id, block = "center") => {
  const banner = byId(id);
  if (!banner.hidden) return;
  banner.hidden = false;
  banner.scrollIntoView({ block });
};

// Called by a box with answers of the server that concern the whole room.
function tell(state, detail) {
  if (Number.isFinite(detail.remaining)) timer.set(detail.remaining, detail.asked);
  if (state === "seat") elsewhere();
  else if (state === "closed") closed(detail.message);
  if (detail.reason && detail.reason !== "gone") signedOut(detail.reason, pulse);
  else if (state === "saved") letIn();
}

function freeze() {
  frozen = true;
  for (const { area } of boxes) area.readOnly = true;
  dataset.frozen = "";
  look();
}

function elsewhere() {
  freeze();
  for (const box of boxes) box.outbox.stopped = true;
  show("elsewhere");
}

// Unsaved text is sent all the same, because the server keeps late text apart.
function closed(message = byId("closed").dataset.usual) {
  document.querySelector("#closed p").textContent = message;
  if (!byId("closed").hidden) return;
  freeze();
  byId("elsewhere").hidden = true;
  show("closed");
  for (const box of boxes) box.outbox.stopped = false;
  flushAll();
}

const flushAll = async (how) => (await Promise.all(boxes.map((box) => box.outbox.flush(how)))).every(Boolean);
const letIn = async () => (await signedIn()) && flushAll();

// The form carries the texts again, but is sent only when the server has them, so that nothing depends on one
// request. At the bell this is retried until all is saved or the interview is closed.
async function moveOn(submitter) {
  await restored;
  const atBell = submitter?.id === "bell";
  if (isSignedOut() || !(await flushAll({ patient: atBell })) || frozen) {
    if (isSignedOut()) byId("signed-out").scrollIntoView({ block: "center" });
    if (atBell && !frozen) setTimeout(() => moveOn(submitter), 1000);
    return;
  }
  if (atBell && timer.now > BELL_MARGIN) return; // more time came with the last save
  const { name, value } = submitter ?? {};
  if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  renewTokens();
  form.submit();
}

// A flag or a probe changes the page where it stands.
async function stay(button) {
  const { inPlace } = await import(button.dataset.inPlace);
  boxes.push(...(await inPlace(form, button, headers())).map(boxOf));
}

// Ask for the state of the interview, above all its clock; resolves to whether the server let this page in.
async function pulse() {
  const asked = performance.now();
  const response = await fetch(pulseUrl, { redirect: "manual", headers: headers() }).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (response?.status === 401 && body) signedOut(body.error, pulse);
  if (!response?.ok || typeof body?.running !== "boolean") return false;
  letIn();
  timer.set(body.remaining ?? body.used, asked);
  if (!body.running) closed();
  else if (!body.seat) elsewhere();
  return true;
}

// Put unacknowledged texts of earlier pages into their boxes; texts of other boxes are sent.
async function restore() {
  const others = await giveBack(device, boxes.map((box) => box.outbox));
  if (!others.length || !(await flushAll())) return;
  const { deliver } = await import("./leftovers.js");
  await deliver(others, person);
}

const hurried = () => timer.countsDown && timer.now < HURRY_FROM;
const boxOf = (box) => new Box(box, { mainBox, device, hurried, tell });
const boxes = writable ? [...form.querySelectorAll(".box")].map(boxOf) : [];
const restored = Promise.race([restore().catch(device.onFailure), new Promise((resolve) => { setTimeout(resolve, 3000); })]);
// Created after the boxes, because a page that is opened after the bell rings at once.
const timer = new Timer(byId("timer"), { onBell: () => writable && moveOn({ id: "bell", name: "do", value: "hand_in" }), onDoubt: pulse });
followClock(byId("pace"), timer);

for (const probe of form.querySelectorAll(".probe[data-wait]")) {
  setTimeout(() => show(probe.id, "nearest"), probe.dataset.wait);
}

// Once a second: compare what is in the boxes with what the server has, and show that this script still works. The
// style sheet says that nothing is saved where no beat comes, so anything that breaks in here is told.
let beatAt = -ALIVE;
const look = () => boxes.forEach((box) => box.look());
function beat() {
  timer.show();
  look();
  if (boxes.some((box) => box.outbox.isBroken)) return;
  dataset.beat = 3 - (dataset.beat ?? 1);
  beatAt = performance.now();
}

form.addEventListener("submit", (event) => {
  if (performance.now() - beatAt > ALIVE) return; // the form carries the texts itself
  event.preventDefault();
  byId("hand-in")?.close();
  const { submitter } = event;
  const go = () => moveOn(submitter);
  submitter?.dataset.inPlace ? stay(submitter).catch(go) : go();
});

document.querySelector("#discard form").addEventListener("submit", () => boxes.forEach((box) => box.forget()));
document.querySelector("button").command ?? import(form.dataset.dialogs); // a browser that opens no dialog by `command`
// One press is one step: a key that was held on the page before, that repeats, or that ends a word does nothing.
let armed;
addEventListener("keyup", ({ key }) => { armed ||= key === "Enter"; });
addEventListener("keydown", ({ key, ctrlKey, metaKey, repeat, isComposing }) => {
  if (key !== "Enter") armed ||= !repeat;
  else if (armed && (ctrlKey || metaKey)) {
    armed = false;
    if (!isComposing && !document.querySelector("dialog[open]")) byId("next")?.click();
  }
});

function leave() {
  flushAll({ keepalive: true });
  device.write({ atOnce: true });
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return leave();
  beat();
  if (writable) pulse();
});
addEventListener("pagehide", leave);
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
addEventListener("online", () => flushAll());
for (const moment of ["focus", "blur"]) addEventListener(moment, look, true);
if (writable) setInterval(pulse, PULSE);
for (const fold of document.querySelectorAll(".folds")) fold.open = matchMedia("(width >= 60rem)").matches;
setInterval(beat, 1000);
beat();
