// One answer box: its state line and word count, when it saves, and the choice after a conflict. Answers that
// concern the whole room are passed on through `tell`.
import { Outbox } from "./outbox.js";
import { time } from "./session.js";
import { announce } from "./timer.js";

const PACE = { idle: 1200, longest: 4000 }; // milliseconds without a key before a save, and at the latest
const HURRY = { idle: 400, longest: 1500 }; // near the end: more saves, not fewer

const word = new RegExp(document.getElementById("room").dataset.word, "gu"); // what interviews/rules/words.py counts
let choice = Promise.resolve(); // one conflict after the other

export class Box {
  constructor(element, { mainBox, device, hurried, tell }) {
    Object.assign(this, { element, device, hurried, tell });
    this.area = element.querySelector("textarea");
    this.state = element.querySelector(".state");
    this.revision = element.querySelector("input"); // for the form
    const revision = Number(this.revision.value);
    this.resting = { text: this.state.textContent, kind: revision ? "saved" : "" };
    this.outbox = new Outbox({
      area: this.area,
      url: mainBox.replace(/0\/$/, `${this.area.id.slice("box-".length)}/`), // numbered as the main one, which is 0
      revision,
      device,
      hurried,
      report: (state, detail) => this.report(state, detail),
    });
    this.area.addEventListener("input", () => this.typed());
    element.querySelector('[data-act="try"]').addEventListener("click", () => this.outbox.flush());
    element.querySelector('[data-act="copy"]').addEventListener("click", ({ target }) => this.copy(target));
    this.count();
  }

  typed() {
    this.outbox.keep();
    this.report("typing");
    this.plan();
    this.seen = this.area.value;
  }

  // Whoever changed the text, with or without an event: an extension, dictation, a menu. What the server does not
  // have is never called saved.
  look() {
    if (!this.outbox.dirty) this.seen = null;
    else if (this.area.readOnly) this.say("Not saved", "unsaved");
    else if (this.area.value !== this.seen) this.typed();
  }

  plan() {
    if (this.outbox.retry) return;
    const { idle, longest } = this.hurried() ? HURRY : PACE;
    const save = () => this.outbox.flush({ once: true });
    clearTimeout(this.idle);
    this.idle = setTimeout(save, idle);
    this.latest ??= setTimeout(save, longest);
  }

  rest() {
    this.idle = clearTimeout(this.idle);
    this.latest = clearTimeout(this.latest);
  }

  // The interview is discarded: neither send the text nor keep it here.
  forget() {
    this.outbox.stopped = true;
    this.device.drop(this.outbox.url);
  }

  // Over plain http no page may write to the clipboard.
  async copy(button) {
    try {
      await navigator.clipboard.writeText(this.area.value);
      button.textContent = "Copied";
    } catch {
      this.area.select();
      button.textContent = "Selected, now copy it";
    }
  }

  count() {
    const count = this.area.value.match(word)?.length;
    this.element.querySelector(".words").textContent = count ? `${count} word${count > 1 ? "s" : ""}` : "";
  }

  say(text, kind = "", why = "") {
    if (this.state.textContent !== text) this.state.textContent = text;
    this.element.querySelector(".why").textContent = why;
    this.element.dataset.state = kind;
    // Said when saving fails and when it works again; not at each save.
    if (kind === "unsaved" ? !this.isTold : this.isTold && kind === "saved") {
      this.isTold = kind === "unsaved";
      announce("box-said", `${text}. ${why}`);
    }
  }

  report(state, detail = {}) {
    this.count();
    this.revision.value = this.outbox.revision;
    if (state === "saving") this.rest();
    if (state === "behind") this.plan();
    if (state === "saved") this.resting = { text: `Saved ${time(new Date())}`, kind: "saved" };
    if (state === "closed") this.resting = { text: "Not counted: it came after the end. Kept apart.", kind: "" };
    if (state === "stale") this.choose(detail);
    if (state === "unsaved") this.say(`Not saved since ${time(detail.since)}`, "unsaved", this.why(detail));
    else if (state === "invalid") this.say(detail.message, "unsaved");
    else if (state === "settled" || state === "saved") this.say(this.resting.text, this.resting.kind);
    else if (!this.outbox.unsavedSince) this.say(state === "saving" ? "Saving" : "Writing", "typing");
    if (detail.late_by) this.element.querySelector(".late").textContent = `late by ${Math.ceil(detail.late_by / 1000)} s`;
    this.tell(state, detail);
  }

  why({ reason, message, wait }) {
    const kept = this.device.works ? "Kept in this browser." : "Keep this page open.";
    if (reason === "gone") return `This interview is not in the account that is signed in now. ${kept}`;
    return `${message ?? kept} Keeps trying, next in ${wait} s.`;
  }

  // Two windows wrote in this answer: show both texts, and let the person choose.
  choose(saved) {
    choice = choice.then(() => new Promise((resolve) => this.ask(saved, this.area.value, resolve)));
  }

  ask(saved, mine, chosen) {
    const dialog = document.getElementById("conflict");
    dialog.querySelector("#conflict-theirs").value = saved.text;
    dialog.querySelector("#conflict-mine").value = mine;
    dialog.onclose = () => dialog.showModal(); // Escape is no choice
    dialog.onclick = ({ target }) => {
      if (!target.dataset.choose) return;
      dialog.onclose = null;
      dialog.close();
      this.resting = { text: "Saved", kind: "saved" };
      this.outbox.goOnWith(target.dataset.choose === "mine" ? mine : saved.text, { revision: saved.revision, saved: saved.text });
      // Closing the dialog returns the focus before the box can take it, so focus it again.
      this.area.blur();
      this.area.focus();
      this.area.selectionStart = this.area.textLength;
      chosen();
    };
    dialog.showModal();
  }
}
