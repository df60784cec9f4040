import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium } from '@playwright/test'
import packed from '@sparticuz/chromium'

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The packed Chromium comes with arguments that switch web security off: a test under those would prove nothing, so it is
 * started with these alone.
 */
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

/** Starts the Chrome or Chromium of the system, or the one from npm where there is none. The caller closes it. */
export async function launch(): Promise<Browser> {
  const executablePath = installed.find((path) => existsSync(path)) ?? (await unpacked())
  return chromium.launch({ executablePath, args, headless: true })
}

/** Unpacks the Chromium of npm once, though several test files may ask for it at the same time. */
async function unpacked(): Promise<string> {
  const lock = join(tmpdir(), 'milepost-chromium.lock')
  for (let waited = 0; waited < 60_000; waited += 100) {
    try {
      mkdirSync(lock)
      break
    } catch {
      await setTimeout(100)
    }
  }
  try {
    return await packed.executablePath()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}
