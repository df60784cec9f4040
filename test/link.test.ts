import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Repository, removeRepositories, repository } from './repository.ts'

const plan = (title: string, attic = '') =>
  `# Plan\n\n## M1: ${title}\n\n- [x] Grind\n\n## M2: Tube "<&>" [of] brass\n\n- [ ] Saw\n${attic}`
const file = 'content/roadmaps/plan.md'
const yaml = 'title: Telescope\nurl: https://sky.example.org/roadmap/\n'

let repo: Repository
beforeAll(() => {
  repo = repository([
    { files: { [file]: plan('Lens', '\n## M3: Attic\n\n- [ ] Store\n'), 'content/site.yaml': yaml } },
    { files: { [file]: plan('Great lens') } },
  ])
})
afterAll(removeRepositories)

/** Runs `milepost link` in the repository, its streams being pipes. */
function link(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), 'link', ...args], {
    cwd: repo.folder,
    encoding: 'utf8',
    env: { ...repo.env, PATH: process.env.PATH ?? '' },
  })
  return { code: status, stdout, stderr }
}
const json = (...args: string[]): Record<string, string> => JSON.parse(link(...args, '--json').stdout)

describe('milepost link', () => {
  it('prints every form of a link, one a line, ready to be pasted', () => {
    const { code, stdout, stderr } = link('plan/m1-lens')
    const address = 'https://sky.example.org/roadmap/plan/m1-lens/'
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining([
        address,
        `[M1: Great lens](${address})`,
        `<a href="${address}">M1: Great lens</a>`,
        `[![M1: Great lens](${address}badge.svg)](${address})`,
        `<a href="${address}"><img src="${address}badge.svg" alt="M1: Great lens"></a>`,
        `<iframe src="${address}embed/" title="M1: Great lens" width="560" height="200" loading="lazy"></iframe>`,
        '[M1: Great lens](milestone:plan/m1-lens)',
        '<Milestone id="plan/m1-lens" />',
      ]),
    )
  })

  it('escapes what a title holds', () => {
    const { markdown, html, badgeHtml } = json('plan/m2-tube-of-brass')
    expect(markdown).toContain('[M2: Tube "\\<&\\>" \\[of\\] brass](https://')
    expect(html).toContain('>M2: Tube &quot;&lt;&amp;&gt;&quot; [of] brass</a>')
    expect(badgeHtml).toContain('alt="M2: Tube &quot;&lt;&amp;&gt;&quot; [of] brass"')
  })

  it('takes a label, and says which id lasts', () => {
    const { code, stdout, stderr } = link('M1')
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('write `milestone:plan/m1-lens`') })
    expect(stdout).toContain('/plan/m1-lens/')
  })

  it('links the page of what is gone, and says that it is', () => {
    const { code, stdout, stderr } = link('plan/m3-attic')
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('no longer on the roadmap') })
    expect(stdout).toContain('[M3: Attic](https://sky.example.org/roadmap/plan/m3-attic/)')
  })

  it('takes the address and the path that are given before those of the site', () => {
    expect(json('M1', '--site', 'https://other.example/').address).toBe('https://other.example/plan/m1-lens/')
    expect(json('M1', '--base', 'docs').address).toBe('https://sky.example.org/docs/plan/m1-lens/')
  })

  it('names the nearest ids for one that is unknown', () => {
    expect(link('plan/m1-lans')).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/Unexpected milestone `plan\/m1-lans`.*the nearest are `plan\/m1-lens`/),
    })
  })

  it('asks for a milestone, and for the address of the site', () => {
    expect(link()).toMatchObject({ code: 2, stderr: expect.stringContaining('expected one such as') })
    repo.write({ 'content/site.yaml': 'title: Telescope\n' })
    expect(link('M1')).toMatchObject({ code: 2, stderr: expect.stringContaining('expected `--site URL`') })
    repo.write({ 'content/site.yaml': yaml })
  })
})
