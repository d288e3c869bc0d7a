/* Says that the plan is old where its choices were changed and the new plan did not come, and asks for the plan
   of the choices that a browser filled in again on the way back. Without it the server says so at the start. */

const form = document.getElementById("set-up");
const failures = ["htmx:sendError", "htmx:responseError", "htmx:timeout"];

for (const failure of failures) {
  form.addEventListener(failure, () => { form.querySelector(".unreached").hidden = false; });
}

const wasFilledInAgain = () => [...form.elements].some((it) => it.type === "radio" && it.checked !== it.defaultChecked);

// Only then are the buttons not needed that ask for the plan by hand.
document.body.toggleAttribute("data-redraws", "htmx" in window);

addEventListener("pageshow", () => {
  if (wasFilledInAgain()) form.dispatchEvent(new Event("change", { bubbles: true }));
});
