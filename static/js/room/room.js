// The room: wires the boxes to their outboxes, the clock to the bell, and keeps moving on until all is saved.
import { Outbox, deviceStore } from "./outbox.js";
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
const time = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

class Box {
  constructor(element) {
    this.element = element;
    this.area = element.querySelector("textarea");
    this.state = element.querySelector(".state");
    this.settled = { text: this.state.textContent.trim(), kind: Number(element.dataset.revision) ? "saved" : "" };
    this.outbox = new Outbox({
      area: this.area,
      url: element.dataset.url,
      revision: Number(element.dataset.revision),
      csrfCookie: form.dataset.csrf,
      store,
      report: (state, detail) => this.report(state, detail),
    });
    element.querySelector('[data-act="try"]').addEventListener("click", () => this.outbox.flush());
    element.querySelector('[data-act="copy"]').addEventListener("click", () => navigator.clipboard?.writeText(this.area.value));
    const kept = writable ? this.outbox.takeUp() : null;
    if (kept !== null) this.choose({ text: this.area.value, revision: this.outbox.revision }, kept);
    this.count();
  }

  count() {
    const count = words(this.area.value);
    this.element.querySelector(".words").textContent = count ? `${count} ${count === 1 ? "word" : "words"}` : "";
  }

  say(text, kind = "", why = "") {
    if (this.state.textContent.trim() !== text) this.state.textContent = text;
    this.element.querySelector(".why").textContent = why;
    this.element.dataset.state = kind;
    this.element.querySelector(".retry").hidden = kind !== "unsaved";
  }

  report(state, detail = {}) {
    this.count();
    if (Number.isFinite(detail.remaining)) timer.set(detail.remaining);
    if (state === "saved") {
      this.settled = { text: `Saved ${time(new Date())}`, kind: "saved" };
      this.say(this.settled.text, this.settled.kind);
    } else if (state === "unchanged" && this.element.dataset.state === "typing") this.say(this.settled.text, this.settled.kind);
    else if (state === "typing" && !this.outbox?.unsavedSince) this.say("Writing", "typing");
    else if (state === "saving" && !this.outbox.unsavedSince) this.say("Saving", "typing");
    else if (state === "unsaved") this.say(`Not saved since ${time(detail.since)}`, "unsaved", `Kept in this browser. Keeps trying, next in ${detail.wait} s.`);
    else if (state === "invalid") this.say(detail.message, "unsaved");
    else if (state === "stale") this.choose(detail, this.area.value);
    else if (state === "seat") elsewhere();
    else if (state === "closed") closed(detail.message);
    if (detail.late_by) this.element.querySelector(".late").textContent = `late by ${Math.ceil(detail.late_by / 1000)} s`;
    document.getElementById("signed-out").hidden = detail.reason !== "signed-out";
  }

  // Two windows wrote in this answer: both texts side by side, and a person decides.
  choose(saved, mine) {
    const dialog = document.getElementById("conflict");
    dialog.querySelector("#conflict-theirs").value = saved.text;
    dialog.querySelector("#conflict-mine").value = mine;
    dialog.onclick = ({ target }) => {
      if (!target.dataset.choose) return;
      this.outbox.goOnWith(target.dataset.choose === "mine" ? mine : saved.text, { revision: saved.revision, saved: saved.text });
      dialog.close();
      this.area.focus();
    };
    dialog.oncancel = (event) => event.preventDefault();
    if (!dialog.open) dialog.showModal();
  }
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

const boxes = writable ? [...form.querySelectorAll(".box")].map((element) => new Box(element)) : [];
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
