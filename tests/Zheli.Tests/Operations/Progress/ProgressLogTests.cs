using System.Globalization;
using Microsoft.Data.Sqlite;
using Zheli.Model.Programme;
using Zheli.Operations.Forecast;
using Zheli.Operations.Progress;
using Zheli.Operations.Read;
using Zheli.Operations.Report;
using Zheli.Operations.Schedule;
using Zheli.Operations.Verify;
using Zheli.Operations.Words;
using Zheli.Programme.Progress;

namespace Zheli.Tests.Operations.Progress;

/// <summary>The log only grows, and shows the first event that somebody altered.</summary>
public sealed class ProgressLogTests : IDisposable
{
    private readonly BuiltProject built = new();

    public void Dispose() => built.Dispose();

    [Fact]
    public void An_honest_log_holds_and_knows_its_heads()
    {
        var first = built.Add("funded", "programme").LogHead;
        var second = built.Add("km-laid", "edge:" + built.EdgeKeys[0], quantity: "3,25", crewDays: "4").LogHead;
        var result = VerifyLogOperation.Run(built.File, [LogHead.Parse(first), LogHead.Parse(second)], built.Folder, TestContext.Current.CancellationToken);
        Assert.True(result.Ok, string.Join('\n', result.Checks.Select(c => c.Detail)));
        Assert.Equal(3.25m, ProgressOperation.List(built.File)[1].Quantity);
    }

    [Fact]
    public void The_hash_is_as_the_documentation_says()
    {
        built.Add("delayed", "programme", quantity: "14", note: "Тасқын", evidence: "act.pdf");
        var it = ProgressOperation.List(built.File)[0];
        var sha = it.Evidence[0].Sha256;
        var fields = new[] { EventChain.Genesis, "1", "delayed", "2026-10-05", "programme", "", "14", "days", null, "A. Builder", "Тасқын", "2026-11-20T06:00:00.000Z", "1", "act.pdf", sha, "17", null, null, null };
        var text = string.Concat(fields.Select(f => f is null ? "~," : string.Create(CultureInfo.InvariantCulture, $"{System.Text.Encoding.UTF8.GetByteCount(f)}:{f},")));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))), it.Hash);
    }

    [Fact]
    public void A_thousand_random_alterations_are_found_at_the_right_event()
    {
        const int events = 40;
        var keys = built.EdgeKeys;
        for (var i = 0; i < events; i++)
        {
            built.Add(i % 2 == 0 ? "delayed" : "paid", i % 3 == 0 ? "edge:" + keys[i % keys.Count] : "programme", quantity: (i + 1).ToString(CultureInfo.InvariantCulture), note: $"note {i}");
        }

        var head = ProgressOperation.List(built.File)[^1];
        var kept = new LogHead(head.Number, head.Hash);
        var random = new Random(20261122);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = built.File, Pooling = false }.ConnectionString);
        connection.Open();
        for (var round = 0; round < 1_000; round++)
        {
            var (sql, expected, needsHead) = Alteration(random, events);
            var backup = built.In("backup.gpkg");
            Run(connection, $"VACUUM INTO '{backup}'");
            using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = backup, Pooling = false }.ConnectionString))
            {
                copy.Open();
                Run(copy, sql);
            }

            var result = VerifyLogOperation.Run(backup, needsHead ? [kept] : [], cancellation: TestContext.Current.CancellationToken);
            Assert.False(result.Ok, sql);
            var first = result.Checks.Where(c => !c.Ok).Min(c => long.Parse(c.Failures[0].Where["event ".Length..], CultureInfo.InvariantCulture));
            Assert.True(first == expected, $"{sql}\nnamed {first}, altered was {expected}: {string.Join('\n', result.Checks.Select(c => c.Detail))}");
            System.IO.File.Delete(backup);
        }
    }

    [Fact]
    public void A_log_cut_off_together_with_its_head_is_shown_only_by_a_head_kept_outside()
    {
        built.Add("funded", "programme");
        var kept = LogHead.Parse(built.Add("designed", "programme").LogHead);
        var first = ProgressOperation.List(built.File)[0];
        built.Tamper($"DELETE FROM progress_event WHERE id = 2; DELETE FROM progress_evidence WHERE event_id = 2; UPDATE zheli_meta SET value = '1:{first.Hash}' WHERE key = 'progress_head'");
        Assert.True(VerifyLogOperation.Run(built.File, [], cancellation: TestContext.Current.CancellationToken).Ok);
        var result = VerifyLogOperation.Run(built.File, [kept], cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("cut off", result.Checks.Single(c => !c.Ok).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_made_anew_is_narrowed_down_by_heads_kept_outside()
    {
        var heads = Enumerable.Range(1, 5).Select(i => LogHead.Parse(built.Add("paid", "programme", quantity: i.ToString(CultureInfo.InvariantCulture)).LogHead)).ToList();
        var forged = ProgressOperation.List(built.File).Select(e => e.Number == 3 ? e with { Quantity = 1_000_000 } : e).ToList();
        var hash = EventChain.Genesis;
        foreach (var it in forged)
        {
            hash = EventChain.HashOf(hash, it);
            built.Tamper(string.Create(CultureInfo.InvariantCulture, $"UPDATE progress_event SET quantity = '{it.Quantity}', hash = '{hash}' WHERE id = {it.Number}"));
        }

        built.Tamper($"UPDATE zheli_meta SET value = '5:{hash}' WHERE key = 'progress_head'");
        Assert.True(VerifyLogOperation.Run(built.File, [], cancellation: TestContext.Current.CancellationToken).Ok);
        var failed = VerifyLogOperation.Run(built.File, [heads[1], heads[3]], cancellation: TestContext.Current.CancellationToken).Checks.Single(c => !c.Ok);
        Assert.Equal("event 3", failed.Failures[0].Where);
        Assert.Contains("from 3 to 4", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_whose_end_was_cut_off_does_not_grow_on()
    {
        built.Add("funded", "programme");
        built.Add("designed", "programme");
        built.Tamper("DELETE FROM progress_event WHERE id = 2");
        Assert.Equal("log-altered", built.Refused(() => built.Add("funded", "settlement:2")).Single().Code);
    }

    [Theory]
    [InlineData("2999-01-01", "date-in-future")]
    [InlineData("2026-11-21", "date-in-future")]
    [InlineData("1999-12-31", "date-out-of-range")]
    [InlineData("1.5.2026", "date-unreadable")]
    public void A_day_without_a_programme_is_refused(string day, string code) =>
        Assert.Equal(code, built.Refused(() => ProgressOperation.ParseDay(day, built.Clock)).Single().Code);

    [Fact]
    public void Today_is_a_day_of_the_country() =>
        Assert.Equal(new DateOnly(2026, 11, 21), ProgressOperation.ParseDay("2026-11-21", new BuiltProject.StillClock(new(2026, 11, 20, 19, 0, 0, TimeSpan.Zero))));

    [Fact]
    public void Kinds_of_events_are_named_as_they_are_entered()
    {
        Assert.Equal(ProgressKind.KmLaid, ProgressOperation.ParseKind("km-laid"));
        Assert.Contains("km-laid", built.Refused(() => ProgressOperation.ParseKind("foo")).Single().Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE progress_event SET kind = 'paid', subject_kind = 'programme', subject = '', quantity = 5000000000, unit = 'kzt' WHERE id = 2", "event 2")]
    [InlineData("UPDATE progress_event SET date = '2026-01-01' WHERE id = 1", "event 1")]
    [InlineData("DELETE FROM progress_event WHERE id = 3", "event 3")]
    [InlineData("DELETE FROM progress_evidence WHERE event_id = 2", "event 2")]
    [InlineData("DELETE FROM zheli_meta WHERE key = 'progress_head'", "event 4")]
    public void An_altered_log_is_evidence_of_nothing(string sql, string first)
    {
        built.Add("funded", "programme", "2026-03-01");
        built.Add("designed", "settlement:2", "2026-04-01");
        built.Add("permit-granted", "settlement:2", "2026-05-01");
        Calendar();
        built.Tamper(sql);
        Action[] uses =
        [
            () => built.Status(), () => ProgressOperation.List(built.File), () => built.Add("funded", "settlement:2"), Calendar,
            () => ForecastOperation.Run(built.File, "base", new(100, 1, 2), new Dictionary<string, decimal>()),
            () => ReportOperation.Make(new(built.File, ReportFormat.Html, ExportLanguage.English, new DateOnly(2026, 11, 20))),
            () => ProjectReading.Open(built.File).FindCalendar("base"),
        ];
        foreach (var use in uses)
        {
            var finding = built.Refused(use).Single();
            Assert.Equal("log-altered", finding.Code);
            Assert.EndsWith(first, finding.Where, StringComparison.Ordinal);
            Assert.NotEqual(finding.Message, Phrases.Of(finding.Message).Kazakh);
            Assert.NotEqual(finding.Advice, Phrases.Of(finding.Advice).Russian);
        }

        void Calendar() => ScheduleOperation.Run(
            built.File, "base", new() { Start = new(2026, 1, 1), Deadline = new(2027, 12, 31), Threads = 2 }, new(), TimeProvider.System, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Evidence_that_changed_is_found()
    {
        built.Add("funded", "programme");
        System.IO.File.WriteAllText(built.In("act.pdf"), "another act");
        var result = VerifyLogOperation.Run(built.File, [], built.Folder, TestContext.Current.CancellationToken);
        Assert.Equal("event 1", result.Checks.Single(c => !c.Ok).Failures[0].Where);
    }

    [Fact]
    public void Many_may_enter_at_once()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => built.Add("paid", "programme", quantity: (i + 1).ToString(CultureInfo.InvariantCulture)));
        var log = ProgressOperation.List(built.File);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (decimal?)i), log.Select(e => e.Quantity).Order());
        Assert.True(VerifyLogOperation.Run(built.File, [], cancellation: TestContext.Current.CancellationToken).Ok);
    }

    [Fact]
    public void An_event_is_taken_back_by_another()
    {
        built.Add("paid", "programme", quantity: "100");
        built.Add("withdrawn", "event:1", note: "typed twice");
        Assert.Equal(0, built.Status().Paid);
        Assert.Equal(2, ProgressOperation.List(built.File).Count);
        Assert.Equal("already-withdrawn", built.Refused(() => built.Add("withdrawn", "event:1", note: "again")).Single().Code);
    }

    /// <summary>One alteration as an SQL script, the first event that it alters, and whether only a head kept outside can show it.</summary>
    private static (string Sql, int Expected, bool NeedsHead) Alteration(Random random, int events)
    {
        var at = random.Next(1, events + 1);
        switch (random.Next(12))
        {
            case 0:
                return ($"DELETE FROM progress_event WHERE id = {at}; DELETE FROM progress_evidence WHERE event_id = {at}", at, false);
            case 1:
                return ($"DELETE FROM progress_event WHERE id >= {at}; DELETE FROM progress_evidence WHERE event_id >= {at}", at, false);
            case 2:
                var other = random.Next(1, events + 1);
                other = other == at ? (at % events) + 1 : other;
                return ($"UPDATE progress_event SET id = -1 WHERE id = {at}; UPDATE progress_event SET id = {at} WHERE id = {other}; UPDATE progress_event SET id = {other} WHERE id = -1", Math.Min(at, other), false);
            case 3:
                return ($"UPDATE progress_evidence SET sha256 = lower(hex(randomblob(32))) WHERE event_id = {at}", at, false);
            case 4:
                return ($"DELETE FROM progress_evidence WHERE event_id = {at}", at, false);
            case 5:
                return ($"INSERT INTO progress_evidence (event_id, file, sha256, size_bytes) VALUES ({at}, 'more.jpg', '00', 1)", at, false);
            case 6:
                return ($"UPDATE progress_evidence SET photo_longitude = 70, photo_latitude = 45 WHERE event_id = {at}", at, false);
            case 7:
                // A new row in the middle: those after it move up.
                return ($"UPDATE progress_event SET id = -id - 1 WHERE id >= {at}; UPDATE progress_event SET id = -id WHERE id < 0; "
                    + $"INSERT INTO progress_event SELECT {at}, kind, date, subject_kind, subject, '7', unit, crew_days, author, note, recorded_at, hash FROM progress_event WHERE id = {at + 1}", at, false);
            case 8:
                // The end is cut off and the file's own head made to agree: nothing inside shows it.
                return at == 1
                    ? ("DELETE FROM progress_event; DELETE FROM progress_evidence; DELETE FROM zheli_meta WHERE key = 'progress_head'", 1, true)
                    : ($"DELETE FROM progress_event WHERE id >= {at}; DELETE FROM progress_evidence WHERE event_id >= {at}; "
                        + $"UPDATE zheli_meta SET value = (SELECT id || ':' || hash FROM progress_event WHERE id = {at - 1}) WHERE key = 'progress_head'", at, true);
            default:
                string[] columns = ["kind", "date", "subject_kind", "subject", "quantity", "unit", "crew_days", "author", "note", "recorded_at", "hash"];
                var column = columns[random.Next(columns.Length)];
                var change = random.Next(4) switch
                {
                    0 => $"coalesce({column}, '') || ' '",
                    1 => $"'x' || substr(coalesce({column}, ''), 2)",
                    2 => $"coalesce({column}, '') || char(0)",
                    _ => $"upper(coalesce({column}, '')) || '1'",
                };
                return ($"UPDATE progress_event SET {column} = {change} WHERE id = {at}", at, false);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
