/** A page whose visitor has seen the story of the first visit: before, it tells that and not what is measured. */
export async function toldPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => localStorage.setItem('ticket-lab-story', 'seen'));
  return page;
}
