// Keeps what is typed into the author form in this browser until it is saved, offers it after a reload or a new
// sign-in, and warns before the page is left. Without it the form has to be saved before it is left.
import { draftsOf, drop, hold, isOpen, keep, newId } from "./drafts.js";
import { discarded } from "./stored.js";
import { alike, sendToShow, words } from "./words.js";

const PAUSE = 300; // milliseconds between a key and the write
const KEPT = "What you type is kept in this browser until you save.";
const NOT_KEPT = "This browser keeps no draft: its storage is full or refused. Save before you leave.";

const form = document.getElementById("question-form");
const state = document.getElementById("draft-state");
const discard = document.getElementById("draft-discard");
const count = document.getElementById("count"); // of things to fix: a new question has none
const counted = count?.textContent;
const path = location.pathname;
const { person } = form.dataset;
const comesBack = form.hasAttribute("data-unsaved"); // what the server drew is itself not stored
const drawn = words(form, { asDrawn: true });
const id = form.elements.draft.value || newId();
let waiting = null;
let isLeaving = false;

form.elements.draft.value = id;
hold({ id });

const isUnsaved = () => comesBack || !alike(words(form), drawn);

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

function keepNow() {
  waiting = clearTimeout(waiting);
  const unsaved = isUnsaved();
  discard.hidden = !unsaved;
  if (count) count.textContent = alike(words(form), drawn) ? counted : counted.replace(/\.$/, " at the last check.");
  const draft = { person, path, id, at: Date.now(), title: form.elements.headline.value, words: words(form) };
  if (unsaved) return say(keep(draft) ? KEPT : NOT_KEPT);
  drop(draft);
  say("");
}

function keepSoon() {
  waiting ??= setTimeout(keepNow, PAUSE);
}

form.addEventListener("input", keepSoon);
form.addEventListener("change", keepSoon);
document.addEventListener("rowschange", keepSoon);
form.addEventListener("submit", () => { keepNow(); isLeaving = true; });
addEventListener("pageshow", () => { isLeaving = false; });
addEventListener("pagehide", () => waiting && keepNow());
document.addEventListener("visibilitychange", () => waiting && keepNow());

addEventListener("beforeunload", (event) => {
  if (!isLeaving && isUnsaved()) event.preventDefault();
});

// Begin again from what is stored; the words are offered once more, for who pressed it by mistake.
discard.addEventListener("click", () => {
  keepNow();
  isLeaving = true;
  location.assign(`${path}?discarded=${id}`);
});

function offer(draft, { fact, isDiscarded = false }) {
  const banner = document.getElementById("draft-offer").content.firstElementChild.cloneNode(true);
  const [bold, title] = banner.querySelectorAll("[data-fact], [data-title]");
  const [show, away] = banner.querySelectorAll("button");
  bold.textContent = fact;
  title.textContent = draft.title ? `“${draft.title}”.` : "";
  if (isDiscarded) [title.parentElement.hidden, away.hidden, show.textContent] = [true, true, "Bring them back"];
  show.addEventListener("click", () => { isLeaving = true; sendToShow(form, draft); });
  away.addEventListener("click", () => {
    drop(draft);
    const last = offer(draft, { fact: "These words are discarded.", isDiscarded: true });
    banner.replaceWith(last);
    last.querySelector("button").focus();
  });
  return banner;
}

function factAbout(draft) {
  const digits = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: document.body.dataset.zone };
  const when = new Intl.DateTimeFormat("en-GB", digits).format(draft.at); // as the page writes its times
  return `Words that you typed here were not saved (${when}).`;
}

async function offerAll() {
  const drafts = document.getElementById("drafts");
  for (const draft of draftsOf(person, path)) {
    if (draft.id === id || (await isOpen(draft))) continue;
    const isDiscarded = draft.id === discarded;
    if (isDiscarded || alike(draft.words, drawn)) drop(draft);
    if (alike(draft.words, drawn)) continue;
    const fact = isDiscarded ? "What you typed is discarded." : factAbout(draft);
    const banner = offer(draft, { fact, isDiscarded });
    drafts.append(banner);
    drafts.hidden = false;
    if (isDiscarded) banner.querySelector("button").focus();
  }
  if (discarded && drafts.hidden) document.getElementById("main").focus(); // where nothing could be kept
}

if (comesBack) keepNow();
else await offerAll();
