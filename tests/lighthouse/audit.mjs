/** Audits one address with Lighthouse's mobile profile and writes scores, and what cost points, as JSON. */

import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const [, , url, chromePath, ...chromeFlags] = process.argv;

/** The mobile profile slows the processor to a quarter; it means one that scores this much in Lighthouse's own benchmark. */
const MEANT_FOR = 1500;
const SLOWDOWN = 4;

const chrome = await chromeLauncher.launch({ chromePath, chromeFlags: ["--headless=new", ...chromeFlags] });

async function audit(cpuSlowdownMultiplier) {
  const throttling = { rttMs: 150, throughputKbps: 1638.4, cpuSlowdownMultiplier };
  const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", throttling });
  return lhr;
}

/** A machine that is busy or weak is slow already: it is slowed down by what is left. */
const slowdownOf = ({ environment }) => Math.max(1, Math.min(SLOWDOWN, (SLOWDOWN * environment.benchmarkIndex) / MEANT_FOR));

function losses(lhr) {
  const refs = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs);
  return refs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`);
}

try {
  const first = await audit(SLOWDOWN);
  const slowdown = slowdownOf(first);
  const lhr = slowdown < SLOWDOWN ? await audit(slowdown) : first;
  const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
  const { benchmarkIndex } = lhr.environment;
  console.log(JSON.stringify({ scores: Object.fromEntries(scores), losses: losses(lhr), slowdown, benchmarkIndex }));
} finally {
  await chrome.kill();
}
