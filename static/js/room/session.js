// The person of this page, and the CSRF token. The token is read when a request is sent, because signing in
// again, here or in another tab, replaces it, and the one in the page's forms is then old.
const { csrf, person } = document.querySelector("[data-person]").dataset;

// A time of day as the page writes it, in the person's zone, whatever the device's is.
const { zone: timeZone } = document.body.dataset;
export const time = (date) => date.toLocaleTimeString("en-GB", { timeStyle: "short", timeZone });

const token = () => document.cookie.split("; ").find((pair) => pair.startsWith(`${csrf}=`))?.slice(csrf.length + 1) ?? "";

// Accept makes the server answer in JSON if nobody is signed in; X-Person lets it notice that somebody else is.
export const headers = () => ({ Accept: "application/json", "X-CSRFToken": token(), "X-Person": person });

export function renewTokens() {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token() || field.value;
}

document.addEventListener("submit", renewTokens, true);

// Signing in again happens in the room, with a script that is loaded when needed. Without it the banner's link
// opens a new tab.
const out = document.getElementById("signed-out");
const signIn = () => import("./sign-in.js").catch(() => null);

export const isSignedOut = () => !out.hidden;

export async function signedOut(reason, lookAgain) {
  if (out.hidden) {
    out.hidden = false;
    out.scrollIntoView({ block: "center" });
  }
  (await signIn())?.signedOut(reason, lookAgain, headers);
}

// Resolves to whether this page was signed out before.
export async function signedIn() {
  if (out.hidden) return false;
  (await signIn())?.signedIn();
  out.hidden = true;
  return true;
}
