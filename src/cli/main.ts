import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closest, distance } from 'fastest-levenshtein'
import { type Command, type Exit, UsageError } from './command.ts'
import { callersFolder, packageFolder } from './folder.ts'
import { endProgress, paint, visible } from './terminal.ts'

/** Commands load when they are called: `parse` must not wait for what only `build` needs. */
const commands: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  build: {
    summary: 'Build the site of one or more roadmaps',
    load: async () => (await import('./build.ts')).build,
  },
  dev: {
    summary: 'Serve the site while it is written; an edit shows within a second',
    load: async () => (await import('./dev.ts')).dev,
  },
  preview: {
    summary: 'Serve a built site as its host will, headers included',
    load: async () => (await import('./preview.ts')).preview,
  },
  check: {
    summary: 'Say what in a document could not be read, and how to write it',
    load: async () => (await import('./check.ts')).check,
  },
  diff: {
    summary: 'Say what changed in meaning between two revisions',
    load: async () => (await import('./diff.ts')).diff,
  },
  init: {
    summary: 'Write what publishes the roadmap of a project and previews its pull requests',
    load: async () => (await import('./init.ts')).init,
  },
  comment: {
    summary: 'Keep the one comment on a pull request that says what it changes',
    load: async () => (await import('./comment.ts')).comment,
  },
  link: {
    summary: 'Print what to paste elsewhere to link a milestone: address, Markdown, HTML, badge, card',
    load: async () => (await import('./link.ts')).link,
  },
  permalinks: {
    summary: 'Print every address that the site ever had and where it leads',
    load: async () => (await import('./permalinks.ts')).permalinks,
  },
  parse: {
    summary: 'Print what a document says, as JSON or as an outline',
    load: async () => (await import('./parse.ts')).parse,
  },
}

// Half of the time that `parse` takes is compiling: Node keeps the result in its cache, in the folder for temporary files.
enableCompileCache()
process.exitCode = await main(process.argv.slice(2))

/** Runs the command that the arguments name and gives the exit code. */
async function main([name, ...rest]: readonly string[]): Promise<Exit> {
  try {
    if (name === '--version' || name === '-v') return print(version())
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      if (name !== undefined) return print(help())
      process.stderr.write(help())
      return 2
    }
    const known = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!known) throw new UsageError(unknown('command', name, Object.keys(commands)))
    const command = await known.load()
    if (rest.includes('--help') || rest.includes('-h')) return print(helpFor(known.summary, command))
    const { values, positionals } = parseArguments(command, rest)
    const folder = callersFolder(process.env, process.cwd())
    return await command.run({ values, paths: positionals, folder, env: process.env })
  } catch (error) {
    return await report(error, name)
  }
}

function parseArguments(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const option = args.find((arg) => message.includes(`'${arg.split('=')[0]}'`)) ?? ''
      throw new UsageError(
        unknown(
          'option',
          option.split('=')[0] ?? '',
          Object.keys(command.options).map((key) => `--${key}`),
        ),
      )
    }
    throw new UsageError(`Unexpected arguments, expected \`${command.usage}\`: ${message}`)
  }
}

async function report(error: unknown, name: string | undefined): Promise<Exit> {
  endProgress()
  const label = paint('red', 'error', process.stderr)
  if (error instanceof UsageError) {
    const more = name !== undefined && Object.hasOwn(commands, name) ? `milepost ${name} --help` : 'milepost --help'
    process.stderr.write(`${label} ${visible(error.message)}\nSee \`${more}\`.\n`)
    return 2
  }
  const { messagesOf, sentence } = await import('../content/errors.ts')
  const messages = messagesOf(error)
  if (messages) for (const message of messages) process.stderr.write(`${label} ${visible(sentence(message))}\n`)
  else
    process.stderr.write(
      `${label} ${visible(error instanceof Error ? ((process.env.DEBUG ? error.stack : undefined) ?? error.message) : String(error))}\n`,
    )
  return 1
}

function unknown(kind: string, given: string, known: readonly string[]): string {
  const near = closest(given, known)
  const advice = distance(given, near) <= 2 ? `; did you mean \`${near}\`?` : ''
  return `Unexpected ${kind} \`${given}\`, expected one of ${known.map((each) => `\`${each}\``).join(', ')}${advice}`
}

function help(): string {
  const lines = [
    'Milepost turns a roadmap written in Markdown into a site whose milestone links never break.',
    '',
    'Usage',
  ]
  lines.push('  milepost <command> [PATHS…] [options]', '', 'Commands')
  for (const [name, { summary }] of Object.entries(commands)) lines.push(`  ${name.padEnd(12)}${summary}`)
  lines.push('', 'Options', '  --help    what a command does, with an example', '  --version', '')
  lines.push(
    'Without PATHS a command takes content/roadmaps/ or else ROADMAP.md.',
    '',
    'Example',
    '  milepost build ROADMAP.md',
    '',
  )
  return lines.join('\n')
}

function helpFor(summary: string, { usage, details, example }: Command): string {
  const width = Math.max(...details.map(([option]) => option.length)) + 2
  const options = details.map(([option, meaning]) => `  ${option.padEnd(width)}${meaning}`)
  return [summary, '', 'Usage', `  ${usage}`, '', ...options, '', 'Example', `  ${example}`, ''].join('\n')
}

function version(): string {
  return `${JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version}\n`
}

function print(text: string): Exit {
  process.stdout.write(text)
  return 0
}
