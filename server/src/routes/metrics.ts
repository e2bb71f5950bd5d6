// GET /metrics, for Prometheus. Everything in it is a sum over all boards, and so nobody's secret.
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Metrics } from '../metrics.ts'
import { only } from './answers.ts'

export const metricsPage = ({ text }: Metrics) =>
  new Hono().all('/metrics', only('GET'), async (c) =>
    c.text(await text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )

/** Counts what was refused, and with which status. */
export const countRefusals = ({ refused }: Metrics) =>
  createMiddleware(async (c, next) => {
    await next()
    if (c.res.status >= 400) refused(c.res.status)
  })
