-- For wrk: webhooks whose signature has the right form and is not valid, so that each costs a verification.
--   wrk … -s false.lua URL -- BODY_BYTES
-- prints how many were answered, and how long it took.

function init(args)
  wrk.method = "POST"
  wrk.body = string.rep("x", tonumber(args[1]))
  wrk.headers["N-Signature"] = string.rep("AB", 170) .. "AA=="
end

function request()
  return wrk.format()
end

function done(summary)
  print(string.format("RESULT %d %.3f", summary.requests, summary.duration / 1e6))
end
