// On the pages after an interview: what this browser still holds of it is sent, and the page says what is kept apart.
// If marks arrived that the page does not show yet, it is loaded again.
import { unsent } from "./room/device.js";
import { deliver } from "./room/leftovers.js";

const banner = document.getElementById("leftovers");
const { person } = banner.dataset;
const records = await unsent(person).catch(() => []);
const { apart, arrived } = await deliver(records, person);
if (apart) banner.hidden = false;
if (arrived.has(document.querySelector("[data-saves-to]")?.dataset.savesTo)) location.reload();
