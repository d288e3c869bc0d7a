// Tells the server the browser's time zone, so that times are right before a person has chosen a zone.
// Not needed any more once browsers send their zone with a request.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const secure = location.protocol === "https:" ? "; Secure" : "";

if (zone) {
  document.cookie = `time_zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
