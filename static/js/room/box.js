// What one answer box says: the state line and the words at its foot, and the choice after a conflict. What
// concerns the whole room (the clock, the seat, the end) it passes on through `tell`.
import { Outbox } from "./outbox.js";

const time = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const words = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

export class Box {
  constructor(element, { csrfCookie, store, tell }) {
    this.element = element;
    this.tell = tell;
    this.area = element.querySelector("textarea");
    this.state = element.querySelector(".state");
    this.settled = { text: this.state.textContent.trim(), kind: Number(element.dataset.revision) ? "saved" : "" };
    this.outbox = new Outbox({
      area: this.area,
      url: element.dataset.url,
      revision: Number(element.dataset.revision),
      csrfCookie,
      store,
      report: (state, detail) => this.report(state, detail),
    });
    element.querySelector('[data-act="try"]').addEventListener("click", () => this.outbox.flush());
    element.querySelector('[data-act="copy"]').addEventListener("click", () => navigator.clipboard?.writeText(this.area.value));
    const kept = this.outbox.takeUp();
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
    if (state === "saved") {
      this.settled = { text: `Saved ${time(new Date())}`, kind: "saved" };
      this.say(this.settled.text, this.settled.kind);
    } else if (state === "unchanged" && this.element.dataset.state === "typing") this.say(this.settled.text, this.settled.kind);
    else if (state === "typing" && !this.outbox?.unsavedSince) this.say("Writing", "typing");
    else if (state === "saving" && !this.outbox.unsavedSince) this.say("Saving", "typing");
    else if (state === "unsaved") this.say(`Not saved since ${time(detail.since)}`, "unsaved", `Kept in this browser. Keeps trying, next in ${detail.wait} s.`);
    else if (state === "invalid") this.say(detail.message, "unsaved");
    else if (state === "stale") this.choose(detail, this.area.value);
    if (detail.late_by) this.element.querySelector(".late").textContent = `late by ${Math.ceil(detail.late_by / 1000)} s`;
    this.tell(state, detail);
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
