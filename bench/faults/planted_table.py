"""The faults that `python -m bench.faults.planted` plants. Keep the old texts short: they must stand in their files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """``promise``: what the code does. ``old``: the text of ``file`` that does it, which stands there once. ``new``:
    the fault in its place. ``killed_by``: the test, by its pytest node id, that must fail then."""

    promise: str
    file: str
    old: str
    new: str
    killed_by: str


FAULTS = (
    Fault(
        "the answer to the same request comes from the cache",
        "quotes/api/middleware/response_cache.py",
        "request.cached = service.cache.answer(request.answer_key)",
        "pass",
        "tests/api/middleware/test_response_cache.py::test_a_cached_answer_is_served",
    ),
    Fault(
        "erasing a speaker drops every cached analysis",
        "quotes/service.py",
        "erase_speaker(newsroom, speaker_id, by)\n        self._drop_cached()",
        "erase_speaker(newsroom, speaker_id, by)",
        "tests/api/test_erasure.py::test_erasing_drops_every_cached_analysis[speakers]",
    ),
    Fault(
        "erasing an article drops every cached analysis",
        "quotes/service.py",
        "erase_article(newsroom, article_id, by)\n        self._drop_cached()",
        "erase_article(newsroom, article_id, by)",
        "tests/api/test_erasure.py::test_erasing_drops_every_cached_analysis[articles]",
    ),
    Fault(
        "content that is in the record already is not analysed",
        "quotes/record/articles/__init__.py",
        "return self.find_unchanged(newsroom, article, key) or self._write(",
        "return self._write(",
        "tests/test_service.py::test_saving_the_same_again_costs_no_analysis",
    ),
    Fault(
        "saves that bring the same new person wait for each other",
        "quotes/record/speakers/name_groups.py",
        "session.hold(Kind.NAMES, groups",
        "(groups",
        "tests/record/speakers/test_name_groups.py::test_new_people_in_simultaneous_articles[postgresql]",
    ),
    Fault(
        "a body and its acronym are resolved in one part of a bulk load",
        "quotes/record/bulk/parts.py",
        "blocks.union(groups)",
        "(groups)",
        "tests/record/bulk/test_parts.py::test_an_acronym_joins_bodies[sqlite]",
    ),
    Fault(
        "every request is counted",
        "quotes/api/middleware/access_log.py",
        "metrics.requests.labels(method, route, status).inc()",
        "pass",
        "tests/api/middleware/test_access_log.py::test_each_request_is_counted",
    ),
    Fault(
        "the time of every request is measured",
        "quotes/api/middleware/access_log.py",
        "metrics.request_seconds.labels(route).observe(seconds)",
        "pass",
        "tests/api/middleware/test_access_log.py::test_each_request_is_counted",
    ),
    Fault(
        "an answer is cached for its newsroom alone",
        "quotes/redis/analysis_cache.py",
        "json.dumps([_FORMAT, newsroom, options, pipeline_version])",
        "json.dumps([_FORMAT, options, pipeline_version])",
        "tests/redis/test_analysis_cache.py::test_the_key_of_an_answer_depends_on_all_of_it",
    ),
    Fault(
        "two requests whose parts join into the same bytes have two answers",
        "quotes/redis/analysis_cache.py",
        'digest.update(len(part).to_bytes(8, "big"))',
        "pass",
        "tests/redis/test_analysis_cache.py::test_the_key_of_an_answer_depends_on_all_of_it",
    ),
    Fault(
        "the answers kept for repeats are forgotten with the analyses",
        "quotes/redis/analysis_cache.py",
        "for prefix in (_PREFIX, idempotency.PREFIX):",
        "for prefix in (_PREFIX,):",
        "tests/redis/test_analysis_cache.py::test_everything_is_forgotten_at_once",
    ),
    Fault(
        "what was altered in Redis is not believed",
        "quotes/redis/analysis_cache.py",
        "return content if hmac.compare_digest(digest, self._seal(key, content)) else None",
        "return content",
        "tests/redis/test_analysis_cache.py::test_what_was_altered_by_one_letter_is_made_again",
    ),
    Fault(
        "what is known is answered though every place is taken",
        "quotes/service.py",
        "known = self.cache.known(key)",
        "known = None",
        "tests/test_service.py::test_what_is_known_needs_no_place",
    ),
    Fault(
        "each save is counted",
        "quotes/service.py",
        "metrics.saved.labels(saved.status).inc()",
        "pass",
        "tests/test_service.py::test_saving_the_same_again_costs_no_analysis",
    ),
    Fault(
        "each refused analysis is counted",
        "quotes/service.py",
        'metrics.analyses.labels("busy").inc()',
        "pass",
        "tests/test_service.py::test_one_article_at_a_time_and_a_bounded_wait",
    ),
    Fault(
        "the time for which an analysis makes room is not its own",
        "quotes/service.py",
        "time.monotonic() - place.paused",
        "time.monotonic()",
        "tests/test_service.py::test_the_time_for_which_an_analysis_makes_room_is_not_its_own",
    ),
    Fault(
        "the last request that a key may make is answered",
        "quotes/redis/rate_limiter.py",
        "used > self._per_minute",
        "used >= self._per_minute",
        "tests/api/middleware/test_rate_limits.py::test_what_is_left_is_told_and_then_refused",
    ),
    Fault(
        "each key has Idempotency-Keys of its own",
        "quotes/api/middleware/idempotency.py",
        "{who.key_id}",
        "",
        "tests/api/middleware/test_idempotency.py::test_names_of_two_keys_are_two",
    ),
    Fault(
        "what failed for a while may be sent again",
        "quotes/api/middleware/idempotency.py",
        "response.status_code >= 500",
        "response.status_code > 599",
        "tests/api/middleware/test_idempotency.py::test_what_was_busy_may_be_tried_again",
    ),
    Fault(
        "a page's session runs out",
        "quotes/api/middleware/sessions.py",
        "or until <= time.time()",
        "",
        "tests/api/middleware/test_sessions.py::test_a_session_runs_out",
    ),
    Fault(
        "without keys nobody behind a proxy is answered",
        "quotes/api/middleware/auth.py",
        '== "HTTP/1.0"',
        '== "HTTP/0.9"',
        "tests/api/middleware/test_loopback.py::test_only_the_machine_itself_is_answered",
    ),
    Fault(
        "an edit needs the version that now stands",
        "quotes/api/representation/etags.py",
        "if not request.if_match.contains(tag_of(schema, current)):",
        "if False:",
        "tests/api/test_corrections.py::test_an_edit_needs_the_version_it_is_made_on",
    ),
    Fault(
        "no client's cache answers for the record",
        "quotes/api/representation/etags.py",
        '"private, no-cache"',
        '"public, max-age=60"',
        "tests/api/representation/test_etags.py::test_reads_are_conditional",
    ),
    Fault(
        "an older version replaces no newer one",
        "quotes/record/articles/write.py",
        "now < before",
        "now > before",
        "tests/record/articles/test_write.py::test_an_older_version_is_a_conflict",
    ),
    Fault(
        "a correction is undone once",
        "quotes/record/editing/undoing.py",
        "if entry.undone_at is not None:",
        "if False:",
        "tests/record/editing/test_undoing.py::test_every_correction_can_be_undone_the_latest_first",
    ),
    Fault(
        "no reason of a correction names an erased person",
        "quotes/record/erasure/erasure_log.py",
        'values["reason"] = None',
        "pass",
        "tests/record/erasure/test_erasure_log.py::test_what_corrections_tell_of_an_erased_person_goes_and_stays_gone",
    ),
    Fault(
        "a cursor belongs to its list",
        "quotes/record/db/cursors.py",
        "mark != _mark(of) or ",
        "",
        "tests/record/db/test_cursors.py::test_a_cursor_of_another_list",
    ),
    Fault(
        "a batch may have as many lines as the settings say",
        "quotes/jobs/intake.py",
        "if total > most:",
        "if total >= most:",
        "tests/jobs/test_intake.py::test_a_batch_may_have_so_many_lines_and_no_more",
    ),
    Fault(
        "the chunk of a dead worker comes again",
        "quotes/jobs/heartbeats.py",
        "now - since > self._dead_seconds",
        "False",
        "tests/jobs/test_heartbeats.py::test_what_goes_on_lives_and_what_stops_is_dead_by_any_clock",
    ),
    Fault(
        "a worker told to stop begins no other line",
        "quotes/jobs/chunk.py",
        "if self.stopping.is_set():",
        "if False:",
        "tests/jobs/test_chunk.py::test_a_worker_asked_to_stop_leaves_its_chunk_to_others",
    ),
    Fault(
        "a new client goes to the worker with the fewest requests",
        "quotes/server/load_board.py",
        "min(requests, _MOST) << 16 | min(connections, _MOST)",
        "min(connections, _MOST) << 16 | min(requests, _MOST)",
        "tests/server/test_load_board.py::test_requests_count_before_clients",
    ),
    Fault(
        "no cache keeps a refusal of the server",
        "quotes/server/refusals.py",
        "Cache-Control: no-store\\r\\n",
        "",
        "tests/server/test_refusals.py::test_a_refusal_is_a_whole_answer_that_nobody_keeps",
    ),
    Fault(
        "a speaker under the threshold is not named",
        "quotes/analysis/__init__.py",
        "if confidence >= unknown_below * share else None",
        "if confidence >= 0 else None",
        "tests/analysis/test_analysis.py::test_under_the_thresholds_nobody_is_named_and_an_editor_is_asked",
    ),
    Fault(
        "a quotation under the threshold needs review",
        "quotes/analysis/__init__.py",
        "needs_review=confidence < review_below",
        "needs_review=confidence < 0",
        "tests/analysis/test_analysis.py::test_under_the_thresholds_nobody_is_named_and_an_editor_is_asked",
    ),
    Fault(
        "nobody is credited with words that were not said",
        "quotes/analysis/__init__.py",
        "choice = UNSAID",
        "pass",
        "tests/analysis/test_analysis.py::test_nobody_is_credited_with_words_that_were_not_said",
    ),
    Fault(
        "doubtful words without marks are left out",
        "quotes/analysis/__init__.py",
        "confidence >= LEAST_UNMARKED",
        "confidence >= 0",
        "tests/analysis/test_analysis.py::test_doubtful_words_are_left_out_only_where_they_stand_without_marks",
    ),
)
