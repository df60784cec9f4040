import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { he } from './he.ts'
import { id } from './id.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import type { Vocabulary } from './vocabulary.ts'
import { zh } from './zh.ts'

export type { Vocabulary } from './vocabulary.ts'

/** Every language that roadmaps are read in: English first, the others by their tag. */
export const vocabularies: readonly Vocabulary[] = [en, de, es, fa, fr, he, id, ja, ko, pt, ru, zh]
