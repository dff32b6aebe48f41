import { migrate } from '#platform/migrate.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'
import { sealRows } from '#platform/sealing/rows/seal-rows.ts'
import { openPool, type Server } from '#platform/server.ts'

/** A program that does what a start does to an older database, and is there to be killed at it: says when it begins and, if it lives, when it is through. */
const { server, password, keys } = JSON.parse(process.argv[2]!) as { server: Server; password: string; keys: string }
const owner = openPool(server, { user: 'app_migrate', password }, { most: 2, patience: 0 })
console.log('begun')
await migrate(owner, undefined, (name) => console.log(name))
await noteRoots(owner, keys)
await sealRows(owner)
console.log('through')
await owner.destroy()
