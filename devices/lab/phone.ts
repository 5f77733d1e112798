/** Points the page's link at the phone ticket drawn last. Only the path counts: the house may be known by other names. */
export function showPhone(number: string, url: string): void {
  const link = document.querySelector<HTMLAnchorElement>("a[data-phone]");
  if (!link) return;
  link.href = new URL(url).pathname;
  link.hidden = false;
  for (const part of link.querySelectorAll("[data-phone-number]")) part.textContent = number;
}
