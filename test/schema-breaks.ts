/** A JSON Schema, as far as ours go. */
export interface Schema {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
}

/**
 * What a program that reads by the schema `before` would stumble over in JSON that is written by `after`, each with the place: a property
 * that is gone, another type, another requirement, a value that is no longer said. What is only added is no break.
 */
export function breaks(before: Schema, after: Schema): string[] {
  const seen = new Set<string>()

  function compare(old: Schema, now: Schema, place: string): string[] {
    // Schemas name themselves by reference only: a pair that is being compared already says nothing new.
    if (old.$ref !== undefined && now.$ref !== undefined) {
      const pair = `${old.$ref} ${now.$ref}`
      if (seen.has(pair)) return []
      seen.add(pair)
    }
    const [was, is] = [alternatives(old, before), alternatives(now, after)]
    const found = was.flatMap((one) => {
      const like = is.filter((other) => other.type === one.type)
      if (like.length === 0) return [`${place} is no longer ${one.type}`]
      return like.map((other) => alike(one, other, place)).reduce((a, b) => (b.length < a.length ? b : a))
    })
    const types = new Set(was.map(({ type }) => type))
    const more = new Set(is.map(({ type }) => type).filter((type) => !types.has(type)))
    return [...found, ...[...more].map((type) => `${place} can now be ${type}`)]
  }

  function alike(old: Schema, now: Schema, place: string): string[] {
    const found: string[] = []
    if (old.format !== now.format)
      found.push(`${place} was of the format ${old.format ?? 'any'}, is ${now.format ?? 'any'}`)
    const values = (schema: Schema) => ('const' in schema ? [schema.const] : schema.enum)
    const [said, says] = [values(old), values(now)]
    if (said === undefined && says !== undefined) found.push(`${place} is now one of a list`)
    if (said !== undefined && says === undefined) found.push(`${place} is no longer one of a list`)
    for (const value of said ?? [])
      if (says && !says.includes(value)) found.push(`${place} can no longer be ${JSON.stringify(value)}`)
    for (const [name, schema] of Object.entries(old.properties ?? {})) {
      const own = now.properties?.[name]
      const at = `${place}.${name}`
      if (own === undefined) {
        found.push(`${at} is gone`)
        continue
      }
      const [had, has] = [old, now].map(({ required }) => required?.includes(name) ?? false)
      if (had !== has) found.push(has ? `${at} is now required` : `${at} can now be missing`)
      found.push(...compare(schema, own, at))
    }
    if (old.items || now.items) found.push(...compare(old.items ?? {}, now.items ?? {}, `${place}[]`))
    const [tuple, other] = [old.prefixItems ?? [], now.prefixItems ?? []]
    if (tuple.length !== other.length) found.push(`${place} had ${tuple.length} places, has ${other.length}`)
    else for (const [at, item] of tuple.entries()) found.push(...compare(item, other[at] ?? {}, `${place}[${at}]`))
    return found
  }

  return compare(before, after, '$')
}

/** Each kind of value that a schema lets through, by one type each. */
function alternatives(schema: Schema, root: Schema): Schema[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(/^#\/\$defs\//, '')
    const named = schema.$ref === '#' ? root : root.$defs?.[name]
    if (named === undefined) throw new Error(`Unexpected reference ${schema.$ref}`)
    return alternatives(named, root)
  }
  if (schema.anyOf) return schema.anyOf.flatMap((each) => alternatives(each, root))
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ ...schema, type }))
  return [schema]
}
