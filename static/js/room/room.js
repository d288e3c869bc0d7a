// The room: wires the boxes to the clock, the seat and the bell, and moves on only once all is saved.
import { Box } from "./box.js";
import { deviceStore } from "./device.js";
import { Timer } from "./timer.js";

const PULSE = 8000;
const GRANTED = 5000; // milliseconds left: no bell of ours rings so early
const form = document.getElementById("room");
const writable = "writable" in form.dataset;
const store = deviceStore(form.dataset.person);

// A banner stands first on the page; who writes far below it gets to see it.
const show = (id) => {
  const banner = document.getElementById(id);
  if (!banner.hidden) return;
  banner.hidden = false;
  banner.scrollIntoView({ block: "center" });
};
// What the boxes hear from the server that concerns the whole room.
function tell(state, detail) {
  if (Number.isFinite(detail.remaining)) timer.set(detail.remaining);
  if (state === "seat") elsewhere();
  else if (state === "closed") closed(detail.message);
  document.getElementById("signed-out").hidden = detail.reason !== "signed-out";
}

function freeze() {
  for (const area of form.querySelectorAll("textarea")) area.readOnly = true;
  for (const box of boxes) box.outbox.stopped = true;
  for (const element of form.querySelectorAll(".box")) element.classList.add("readonly");
  for (const way of document.querySelectorAll(".room-actions, .room-header .button")) way.hidden = true;
}

function elsewhere() {
  freeze();
  show("elsewhere");
}

function closed(message) {
  freeze();
  document.querySelector("#closed p").textContent = message ?? "Your answers are handed in. Nothing more can change.";
  show("closed");
}

const flushAll = async (how) => (await Promise.all(boxes.map((box) => box.outbox.flush(how)))).every(Boolean);

// Moving on carries the texts again, but only once the server has them: nothing depends on one request.
async function moveOn(target, submitter) {
  if (!(await flushAll())) {
    const again = submitter?.id === "bell" && !boxes.some((box) => box.outbox.stopped);
    if (again) setTimeout(() => moveOn(target, submitter), 1000);
    return;
  }
  if (submitter?.id === "bell" && timer.now > GRANTED) return; // more time came with the last save
  for (const box of boxes) {
    const position = box.element.dataset.box;
    form.elements[`revision-${position}`].value = box.outbox.revision;
    form.elements[`operation-${position}`].value = crypto.randomUUID();
  }
  if (submitter?.name) {
    const act = Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value });
    target.append(act);
  }
  target.submit();
}

function ring() {
  if (writable) moveOn(form, { id: "bell", name: "do", value: "hand_in" });
}

async function pulse() {
  const response = await fetch(form.dataset.pulse, { redirect: "manual" }).catch(() => null);
  if (!response?.ok) return;
  const { running, seat, remaining } = await response.json();
  if (Number.isFinite(remaining)) timer.set(remaining);
  if (!running) closed();
  else if (!seat) elsewhere();
}

const boxes = writable ? [...form.querySelectorAll(".box")].map((element) => new Box(element, { csrfCookie: form.dataset.csrf, store, tell })) : [];
// After the boxes: a page that is opened after the bell rings at once.
const timer = new Timer(document.getElementById("timer"), { onBell: ring });

for (const probe of form.querySelectorAll(".probe[data-wait]")) {
  setTimeout(() => { probe.hidden = false; }, Number(probe.dataset.wait));
}

for (const target of [form, document.getElementById("pause")]) {
  target?.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById("hand-in")?.hidePopover?.();
    moveOn(target, event.submitter);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) document.getElementById("next")?.click();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) flushAll({ keepalive: true });
  else if (writable) pulse();
});
addEventListener("pagehide", () => flushAll({ keepalive: true }));
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
addEventListener("online", () => flushAll());
if (writable) setInterval(pulse, PULSE);
if (matchMedia("(width < 60rem)").matches) document.getElementById("plan-fold").open = false;
