// Whom this page works for, and what proves it. The token is read at the moment of sending: signing in
// again, here or in another tab, gives the browser a new one, and the one in the page's forms is old then.
const { csrf, person } = document.querySelector("[data-person]").dataset;

const token = () => document.cookie.split("; ").find((pair) => pair.startsWith(`${csrf}=`))?.slice(csrf.length + 1) ?? "";

// Asking for JSON, a script is told that it is signed out; naming its person, that somebody else is signed in.
export const headers = () => ({ Accept: "application/json", "X-CSRFToken": token(), "X-Person": person });

export function renewTokens() {
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token() || field.value;
}

document.addEventListener("submit", renewTokens, true);

// Signing in again happens in the room; the script for it comes when it is needed. Without it the banner's link
// leads to a new tab.
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
