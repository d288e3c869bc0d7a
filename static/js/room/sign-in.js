// Signing in again without leaving the room; loaded when a request was refused because the session had ended.
// Whether the password was accepted is found out by asking the room again (`look`). A second step, or anything
// else the account asks for, is done in another tab.
const banner = document.getElementById("signed-out");
const form = banner.querySelector("form");
const remark = form.querySelector(".remark");
let look, headers, cameFrom;

// `headersNow` comes from session.js, which loads this file: if they imported each other, neither could be hashed.
export function signedOut(reason, lookAgain, headersNow) {
  [look, headers] = [lookAgain, headersNow];
  if (form.hidden && document.activeElement?.tagName === "TEXTAREA") cameFrom = document.activeElement;
  form.hidden = false;
  for (const way of banner.querySelectorAll(".words")) way.hidden = way.classList.contains("another") !== (reason === "another_person");
}

// Put the focus back where the person wrote, if it is still in the banner.
export function signedIn() {
  const hadFocus = banner.contains(document.activeElement);
  form.elements.password.value = "";
  say("");
  if (hadFocus) (cameFrom ?? document.getElementById("box-0")).focus();
}

function say(text) {
  remark.hidden = !text;
  remark.querySelector("span").textContent = text;
}

async function send(again = false) {
  const response = await fetch(form.action, { method: "POST", headers: headers(), body: new URLSearchParams(new FormData(form)) });
  return response.status === 403 && !again ? send(true) : response;
}

async function problem(response) {
  if (response.status === 429) return "Too many tries. Wait a minute, then try again.";
  const spec = response.status === 400 ? (await response.json().catch(() => null))?.form : null;
  const errors = spec ? [spec.errors, ...Object.values(spec.fields).map((field) => field.errors)].flat() : [];
  return errors.join(" ") || "Signing in did not work. Try again, or sign in in a new tab.";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const response = await send().catch(() => null);
  if (!response) return say("The server cannot be reached. Your text stays here; try again in a moment.");
  if (response.ok && (await look())) return;
  say(response.ok ? "Your account asks for one more step. Sign in in a new tab; this page then goes on." : await problem(response));
  form.elements.password.select();
});
