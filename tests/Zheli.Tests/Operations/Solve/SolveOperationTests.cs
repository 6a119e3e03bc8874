using System.Globalization;
using System.IO.Compression;
using System.IO.Pipes;
using Zheli.Model;
using Zheli.Operations.Solve;

namespace Zheli.Tests.Operations.Solve;

public sealed class SolveOperationTests : IDisposable
{
    private const string Square = """
        33D32945 STP File, STP Format Version 1.0
        SECTION Comment
        Name "Square"
        END
        SECTION Graph
        Nodes 5
        Edges 6
        E 1 2 2
        E 2 3 2.5
        E 3 4 2
        E 4 1 2
        E 1 5 1.25
        E 3 5 1.25
        END
        SECTION Terminals
        Terminals 3
        T 1
        T 3
        T 4
        END
        EOF
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("zheli-solve-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Decimal_costs_are_kept_and_tree_and_proof_verify()
    {
        var solved = Assert.IsType<SolveAnswer.Solved>(Solve(Square));
        Assert.Equal(("Square", "SPG", 5, 6, 3), (solved.Name, solved.Problem, solved.Vertices, solved.Edges, solved.Terminals));
        Assert.Equal(4m, solved.Cost);
        Assert.Equal(4m, solved.LowerBound);
        Assert.True(solved.Optimal);
        var verdict = Verify();
        Assert.True(verdict.Ok, string.Join('\n', verdict.Checks.Select(c => c.Detail)));
        Assert.Equal(["tree", "terminals", "cost", "potentials", "bound", "gap"], verdict.Checks.Select(c => c.Name));
    }

    [Theory]
    [InlineData("solution", "cost 4", "cost 3.5", "cost")]
    [InlineData("solution", "E 4 1", "E 1 2", "tree")]
    [InlineData("solution", "E 4 1", "E 4 2", "tree")]
    [InlineData("certificate", "bound 400", "bound 401", "bound")]
    [InlineData("certificate", "scale 100", "scale 200", "potentials")]
    [InlineData("certificate", "certificate 1\nname Square\nscale 100", "certificate 2\nname Square\nscale 150", "potentials")]
    public void A_tampered_answer_is_found_out(string file, string from, string to, string check)
    {
        Solve(Square);
        string path = Path.Combine(folder, file), text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        var verdict = Verify();
        Assert.False(verdict.Ok);
        Assert.Contains(verdict.Checks, c => c.Name == check && !c.Ok);
    }

    [Fact]
    public void A_raised_value_is_found_out_even_when_the_sum_is_raised_too()
    {
        Solve(Square);
        string path = Path.Combine(folder, "certificate");
        string[] lines = File.ReadAllLines(path);
        int at = Array.FindIndex(lines, l => l.StartsWith("T ", StringComparison.Ordinal));
        string[] words = lines[at].Split(' ');
        lines[at] = $"T {words[1]} {long.Parse(words[2], CultureInfo.InvariantCulture) + 1}";
        File.WriteAllText(path, string.Join('\n', lines).Replace("bound 400", "bound 401", StringComparison.Ordinal));
        Assert.Contains(Verify().Checks, c => c.Name == "potentials" && !c.Ok);
    }

    /// <summary>The certificate of a dense instance needs fractions and balances; none of its numbers may be changed to prove more.</summary>
    [Fact]
    public void A_proof_in_parts_with_balances_verifies_and_no_corruption_of_it_does()
    {
        string path = Path.Combine(folder, "certificate");
        string[] lines = [];
        long Number(string line) => long.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
        for (int seed = 1; !Array.Exists(lines, l => l[0] == 'B' && Number(l) > Number(lines[2]) / 4); seed++)
        {
            Assert.True(seed <= 30, "No certificate needs balances.");
            var solved = Assert.IsType<SolveAnswer.Solved>(Solve(Dense(seed)));
            Assert.Equal((solved.Cost, solved.LowerBound), (solved.CertifiedBound, solved.Cost));
            var whole = Verify();
            Assert.True(whole.Ok, string.Join('\n', whole.Checks.Select(c => c.Detail)));
            lines = File.ReadAllLines(path);
        }

        Assert.Equal("zheli steiner certificate 2", lines[0]);
        string With(string line, long number) => FormattableString.Invariant($"{line[..line.LastIndexOf(' ')]} {number}");
        int First(string kind) => Array.FindIndex(lines, l => l.StartsWith(kind + " ", StringComparison.Ordinal));
        string terminal = lines[First("T")].Split(' ')[1], root = lines[First("root")].Split(' ')[1];
        void Refused(string check, params (int At, string Line)[] changes)
        {
            string[] changed = [.. lines];
            foreach (var (at, line) in changes)
            {
                changed[at] = line;
            }

            File.WriteAllLines(path, changed);
            var verdict = Verify();
            Assert.True(!verdict.Ok && verdict.Checks.Any(c => c.Name == check && !c.Ok), $"{check}: {changes[0].Line}");
        }

        long scale = Number(lines[2]), bound = Number(lines[4]);
        Refused("bound", (4, With(lines[4], bound + 1)));
        Refused("bound", (4, With(lines[4], bound - 1)));
        Refused("potentials", (2, With(lines[2], scale / 2)));
        Refused("potentials", (2, With(lines[2], 0)));
        Refused("potentials", (2, With(lines[2], 1L << 62)));
        Refused("potentials", (First("B"), $"B {terminal} 1"));
        Refused("potentials", (First("B"), $"B {root} 1"));
        Refused("potentials", (First("B") + 1, lines[First("B")]));
        Refused("potentials", (First("T"), With(lines[First("T")], Number(lines[First("T")]) + scale)), (4, With(lines[4], bound + scale)));
        Refused("potentials", (lines.Length - 1, "root 1"));
        Refused("potentials", (lines.Length - 1, $"scale {scale}"));
        for (int at = First("B"); at < First("T"); at++)
        {
            Refused("potentials", (at, With(lines[at], Number(lines[at]) + (1000 * scale))));
        }

        // Without its balances, or with its potentials one lower or higher, the proof may still hold here and there, but not everywhere.
        int objections = 0, tried = 0;
        for (int at = First("V"); at < lines.Length; at += 7)
        {
            if (lines[at][0] == 'V')
            {
                string[] changed = [.. lines];
                changed[at] = With(lines[at], Math.Max(0, Number(lines[at]) - (scale / 4)));
                File.WriteAllLines(path, changed);
                objections += Verify().Ok ? 0 : 1;
                tried++;
            }
        }

        Assert.True(objections > tried / 4, $"{objections} of {tried}");
        File.WriteAllLines(path, lines.Where(l => l[0] != 'B'));
        Assert.False(Verify().Ok);
        lines[0] = "zheli steiner certificate 1";
        File.WriteAllLines(path, lines);
        Assert.Throws<BadInputException>(Verify);
    }

    /// <summary>Halves as costs, so that wholes are tenths; free edges, prizes that pay for nothing, weights of either sign.</summary>
    [Theory]
    [InlineData("SPG")]
    [InlineData("RPCST")]
    [InlineData("PCSPG")]
    [InlineData("MWCS")]
    public void Proofs_of_every_problem_verify_and_pass_no_optimum(string problem)
    {
        var (cases, closed, inParts) = (0, 0, 0);
        for (int seed = 0; seed < 20 || (inParts == 0 && seed < 120); seed++)
        {
            var solved = Assert.IsType<SolveAnswer.Solved>(Solve(Drawn(problem, seed)));
            var verdict = Verify();
            Assert.True(verdict.Ok, $"seed {seed}: {string.Join('\n', verdict.Checks.Select(c => c.Detail))}");
            Assert.Equal(problem, solved.Problem);
            Assert.True(solved.Optimal && solved.CertifiedBound <= solved.Cost, $"seed {seed}: {solved.CertifiedBound} of {solved.Cost}");
            cases++;
            closed += solved.CertifiedBound == solved.Cost ? 1 : 0;
            inParts += File.ReadLines(Path.Combine(folder, "certificate")).First() == "zheli steiner certificate 2" ? 1 : 0;
        }

        Assert.True(closed > cases * 0.8 && inParts > 0, $"{closed} of {cases} closed, {inParts} in parts");
    }

    private static string Drawn(string problem, int seed)
    {
        var random = new Random(seed);
        int n = random.Next(90, 130), m = n * 4;
        string Amount(int most) => (random.Next(seed % 2, most) / (seed % 3 == 0 ? 2m : 1m)).ToString(CultureInfo.InvariantCulture);
        string Edge(int e) => $"E {(e < n - 1 ? random.Next(e + 1) : random.Next(n)) + 1} {(e < n - 1 ? e + 1 : random.Next(n)) + 1}{(problem == "MWCS" ? "" : " " + Amount(12))}\n";
        string Weight(int v) => $"T {v + 1} {(random.Next(4) == 0 ? "" : "-")}{Amount(12)}\n";
        string Prize(int v) => random.Next(6) > 0 ? "" : problem == "SPG" ? $"T {v + 1}\n" : $"TP {v + 1} {Amount(25)}\n";
        string edges = string.Concat(Enumerable.Range(0, m).Select(Edge));
        string terminals = (problem == "RPCST" ? "RootP 1\n" : "") + string.Concat(Enumerable.Range(0, n).Select(v => problem == "MWCS" ? Weight(v) : Prize(v)));
        return $"33D32945 STP File, STP Format Version 1.0\nSECTION Graph\nNodes {n}\nEdges {m}\n{edges}END\nSECTION Terminals\n{terminals}END\nEOF\n";
    }

    [Fact]
    public void Prizes_without_a_root_choose_where_the_tree_lies()
    {
        var solved = Assert.IsType<SolveAnswer.Solved>(Solve(Square.Replace("T 1\n", "TP 1 1\n", StringComparison.Ordinal)
            .Replace("T 3\n", "TP 3 3\n", StringComparison.Ordinal).Replace("T 4\n", "TP 4 2.5\n", StringComparison.Ordinal)));
        Assert.Equal("PCSPG", solved.Problem);
        Assert.Equal(3m, solved.Cost);
        Assert.True(solved.Optimal);
        Assert.True(Verify().Ok);
    }

    [Fact]
    public void A_prize_below_every_edge_is_a_tree_of_one_vertex()
    {
        var solved = Assert.IsType<SolveAnswer.Solved>(Solve(Square.Replace("T 1\n", "TP 1 0.5\n", StringComparison.Ordinal)
            .Replace("T 3\n", "TP 3 0.75\n", StringComparison.Ordinal).Replace("T 4\n", "TP 4 0.25\n", StringComparison.Ordinal)));
        Assert.Equal(0.75m, solved.Cost);
        Assert.True(Verify().Ok);
    }

    [Fact]
    public void A_root_is_kept()
    {
        var solved = Assert.IsType<SolveAnswer.Solved>(Solve(Square.Replace("T 1\n", "RootP 2\nTP 1 1\n", StringComparison.Ordinal)
            .Replace("T 3\n", "TP 3 9\n", StringComparison.Ordinal).Replace("T 4\n", "TP 4 1\n", StringComparison.Ordinal)));
        Assert.Equal(("RPCST", 4.5m), (solved.Problem, solved.Cost));
        Assert.True(Verify().Ok);
    }

    [Fact]
    public void Terminals_apart_are_an_answer()
    {
        var answer = Solve(Square.Replace("E 3 4 2\n", "E 3 2 2\n", StringComparison.Ordinal).Replace("E 4 1 2\n", "E 1 2 2\n", StringComparison.Ordinal));
        Assert.Equal("infeasible: terminals 1 and 4 are in different components", Assert.IsType<SolveAnswer.Infeasible>(answer).Reason);
    }

    [Theory]
    [InlineData("E 2 3 2.5", "E 2 3 -1", "stp-cost-negative", 9)]
    [InlineData("E 2 3 2.5", "E 2 9 1", "stp-number-unreadable", 9)]
    [InlineData("E 2 3 2.5", "E 2 3", "stp-number-unreadable", 9)]
    [InlineData("E 2 3 2.5", "A 2 3 1", "stp-directed", 9)]
    [InlineData("E 2 3 2.5", "E 2 3 1e-25", "stp-costs-too-fine", 9)]
    [InlineData("E 2 3 2.5", "E 2 3 1e-99999999999", "stp-costs-too-fine", 9)]
    [InlineData("E 2 3 2.5", "E 2 3 10000000000000000.25", "stp-costs-too-fine", 21)]
    [InlineData("E 2 3 2.5", "E 2 3 1e17", "stp-costs-too-large", 21)]
    [InlineData("E 2 3 2.5", "E 2 3 1e18", "stp-costs-too-large", 9)]
    [InlineData("E 2 3 2.5", "E 2 3 7e28", "stp-costs-too-large", 9)]
    [InlineData("E 2 3 2.5", "E 2 3 1e999", "stp-number-unreadable", 9)]
    [InlineData("Edges 6", "Edges 5", "stp-edges-miscounted", 13)]
    [InlineData("T 4\nEND\nEOF", "END\nEOF", "stp-terminals-miscounted", 16)]
    [InlineData("T 4\nEND\nEOF", "T 4", "stp-broken-off", 20)]
    [InlineData("E 2 3 2.5", "E 2 3 1 000", "stp-words-left", 9)]
    [InlineData("END\nSECTION Terminals", "Nodes 2\nEND\nSECTION Terminals", "stp-nodes-twice", 14)]
    [InlineData("T 4", "T 4\nT 2", "stp-terminals-miscounted", 16)]
    [InlineData("T 1\n", "RootP 1\nRootP 3\n", "stp-root-twice", 18)]
    [InlineData("SECTION Terminals", "SECTION MaximumDegrees\nMD 1\nEND\nSECTION Terminals", "stp-unsupported", 15)]
    [InlineData("E 2 3 2.5\n", "", "stp-edges-miscounted", 7)]
    [InlineData("Nodes 5", "Nodes x", "stp-number-unreadable", 6)]
    [InlineData("T 4", "T 3", "stp-terminal-twice", 19)]
    [InlineData("33D32945", "PK", "stp-header-missing", 1)]
    public void A_malformed_file_is_refused_with_line_and_reason(string from, string to, string code, int line)
    {
        var refused = Assert.Throws<BadInputException>(() => Solve(Square.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal((code, $"instance.stp:{line}"), (refused.Findings[0].Code, refused.Findings[0].Where));
    }

    [Fact]
    public void Every_edge_and_terminal_that_is_wrong_is_named()
    {
        var refused = Assert.Throws<BadInputException>(() => Solve(Square.Replace("E 2 3 2.5", "E 2 9 2.5", StringComparison.Ordinal).Replace("E 4 1 2", "E 4 1 x", StringComparison.Ordinal)
            .Replace("T 4", "T 0", StringComparison.Ordinal)));
        Assert.Equal(["instance.stp:9", "instance.stp:11", "instance.stp:19"], refused.Findings.Select(f => f.Where));
    }

    [Fact]
    public void A_section_of_an_unknown_name_is_named_where_one_is_missed() => Assert.Contains(
        "'Terminal'", Assert.Throws<BadInputException>(() => Solve(Square.Replace("SECTION Terminals", "SECTION Terminal", StringComparison.Ordinal))).Findings[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Weights_too_far_apart_are_said_to_be_too_large() => Assert.Equal(
        "stp-costs-too-large", Assert.Throws<BadInputException>(() => Solve("33D32945 STP\nSECTION Graph\nNodes 2\nE 1 2\nEND\nSECTION Terminals\nT 1 1e17\nT 2 -1e17\nEND\nEOF\n")).Findings[0].Code);

    [Fact]
    public void What_stands_after_a_hash_is_a_comment()
    {
        string text = Square.Replace("SECTION Graph", "# head\nSECTION Graph\n# graph", StringComparison.Ordinal).Replace("E 1 2 2", "E 1 2 2 # edge", StringComparison.Ordinal)
            .Replace("\"Square\"", "\"Square #1\"", StringComparison.Ordinal);
        var solved = Assert.IsType<SolveAnswer.Solved>(Solve(text));
        Assert.Equal((4m, "Square #1"), (solved.Cost, solved.Name));
    }

    [Fact]
    public void Folders_streams_and_endless_lines_are_refused()
    {
        string Refused(string path) => Assert.Throws<BadInputException>(() => SolveOperation.Run(
            new SolveRequest { File = path }, TimeProvider.System, null, TestContext.Current.CancellationToken)).Findings[0].Code;
        Assert.Equal("file-is-folder", Refused(folder));
        File.WriteAllText(Path.Combine(folder, "long.stp"), "33D32945 STP\nSECTION Graph\nNodes 3\nE 1 2 " + new string('1', 1 << 21));
        Assert.Equal("stp-line-too-long", Refused(Path.Combine(folder, "long.stp")));
        File.Move(Path.Combine(folder, "long.stp"), Path.Combine(folder, "long.sm"));
        Assert.Equal("sm-line-too-long", Refused(Path.Combine(folder, "long.sm")));
        if (OperatingSystem.IsLinux())
        {
            using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
            Assert.Equal("file-is-stream", Refused($"/proc/self/fd/{pipe.GetClientHandleAsString()}"));
        }
    }

    [Fact]
    public void A_run_that_was_stopped_in_reading_writes_nothing()
    {
        string path = Path.Combine(folder, "instance.stp");
        File.WriteAllText(path, Square);
        Assert.Throws<OperationCanceledException>(() => SolveOperation.Run(
            new SolveRequest { File = path, Solution = Path.Combine(folder, "solution") }, TimeProvider.System, null, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFiles(folder, "solution*"));
    }

    [Fact]
    public void A_long_chain_of_terminals_needs_no_memory_for_a_proof_that_nobody_asked_for()
    {
        const int Length = 6000;
        string path = Path.Combine(folder, "chain.stp");
        File.WriteAllText(path, $"33D32945 STP\nSECTION Graph\nNodes {Length}\n{string.Concat(Enumerable.Range(1, Length - 1).Select(v => $"E {v} {v + 1} 3\n"))}END\n"
            + $"SECTION Terminals\n{string.Concat(Enumerable.Range(1, Length).Select(v => $"T {v}\n"))}END\nEOF\n");
        long before = GC.GetAllocatedBytesForCurrentThread();
        var solved = Assert.IsType<SolveAnswer.Solved>(SolveOperation.Run(new SolveRequest { File = path, Threads = 1 }, TimeProvider.System, null, TestContext.Current.CancellationToken));
        Assert.Equal((3m * (Length - 1), 3m * (Length - 1)), (solved.Cost, solved.CertifiedBound));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 100_000_000);
    }

    [Fact]
    public void A_solution_that_says_nothing_is_no_solution()
    {
        Solve(Square);
        File.WriteAllText(Path.Combine(folder, "solution"), "zheli steiner solution 1\nname Square\n");
        Assert.Equal("solution-empty", Assert.Throws<BadInputException>(() => Verify()).Findings[0].Code);
    }

    [Fact]
    public void No_answer_replaces_the_question_or_another_answer()
    {
        string path = Path.Combine(folder, "instance.stp");
        File.WriteAllText(path, Square);
        string Refused(string solution, string? certificate) => Assert.Throws<BadInputException>(() => SolveOperation.Run(
            new SolveRequest { File = path, Solution = solution, Certificate = certificate }, TimeProvider.System, null, TestContext.Current.CancellationToken)).Findings[0].Code;
        Assert.Equal("output-is-input", Refused(path, null));
        Assert.Equal("output-is-input", Refused(Path.Combine(folder, "..", Path.GetFileName(folder), "instance.stp"), null));
        Assert.Equal("output-twice", Refused(Path.Combine(folder, "x"), Path.Combine(folder, "x")));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(folder, "link"), path);
            Assert.Equal("output-is-input", Refused(Path.Combine(folder, "link"), null));
            Assert.Equal("output-is-device", Refused("/dev/full", null));
        }

        Assert.Equal(Square, File.ReadAllText(path));
    }

    [Fact]
    public void A_link_to_the_answer_stays_one()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need rights of their own on Windows.");
        }

        File.WriteAllText(Path.Combine(folder, "instance.stp"), Square);
        File.WriteAllText(Path.Combine(folder, "old"), "");
        File.CreateSymbolicLink(Path.Combine(folder, "solution"), Path.Combine(folder, "old"));
        Solve(Square);
        Assert.Contains("cost 4", File.ReadLines(Path.Combine(folder, "old")));
        Assert.NotNull(new FileInfo(Path.Combine(folder, "solution")).LinkTarget);
    }

    [Fact]
    public void A_broken_archive_is_refused()
    {
        string path = Path.Combine(folder, "broken.stp.gz");
        File.WriteAllBytes(path, [0x1f, 0x8b, 8, 0, 1, 2, 3]);
        Assert.Throws<BadInputException>(() => SolveOperation.Run(
            new SolveRequest { File = path }, TimeProvider.System, null, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("steinlib", "b*.stp.gz")]
    [InlineData("pcstp", "K100*.stp.gz")]
    [InlineData("pcstp", "P100*.stp.gz")]
    [InlineData("pcstp", "i10*.stp.gz")]
    public void Published_instances_are_solved_to_their_optimum_and_verify(string set, string pattern)
    {
        string root = TestData.Shared("reference", "steiner");
        var best = File.ReadLines(Path.Combine(root, "best_known.csv")).Skip(1).Select(l => l.Split(','))
            .ToDictionary(f => f[0], f => decimal.Parse(f[4], CultureInfo.InvariantCulture));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(root, set), pattern).Order(StringComparer.Ordinal))
        {
            var solved = Assert.IsType<SolveAnswer.Solved>(Run(file));
            decimal known = best[$"{set}/{Path.GetFileName(file)}"];
            Assert.True(Math.Abs(solved.Cost - known) < 0.000001m && solved.Optimal, $"{file}: {solved.LowerBound} … {solved.Cost}, known {known}");
            var verdict = StpVerification.Run(file, Path.Combine(folder, "solution"), Path.Combine(folder, "certificate"));
            Assert.True(verdict.Ok, $"{file}: {string.Join('\n', verdict.Checks.Select(c => c.Detail))}");
        }
    }

    [Fact]
    public void The_heaviest_connected_subgraph_is_found_and_proved()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            int n = random.Next(2, 9);
            int[] weight = [.. Enumerable.Range(0, n).Select(_ => random.Next(-9, 8))];
            weight[0] = Math.Max(1, weight[0]);
            var edges = Enumerable.Range(1, n - 1).Select(v => (U: random.Next(v), V: v)).ToList();
            edges.AddRange(Enumerable.Range(0, random.Next(n)).Select(_ => (random.Next(n), random.Next(n))).Where(e => e.Item1 != e.Item2));
            var text = $"33D32945 STP File, STP Format Version 1.0\nSECTION Graph\nNodes {n}\nEdges {edges.Count}\n{string.Concat(edges.Select(e => $"E {e.U + 1} {e.V + 1}\n"))}END\n"
                + $"SECTION Terminals\nTerminals {n}\n{string.Concat(weight.Select((w, v) => string.Create(CultureInfo.InvariantCulture, $"T {v + 1} {w / 2m}\n")))}END\nEOF\n";
            var solved = Assert.IsType<SolveAnswer.Solved>(Solve(text));
            Assert.Equal("MWCS", solved.Problem);
            Assert.Equal(-Heaviest(weight, edges) / 2m, solved.Cost);
            Assert.True(solved.Optimal && solved.LowerBound == solved.Cost);
            var verdict = Verify();
            Assert.True(verdict.Ok, $"seed {seed}: {string.Join('\n', verdict.Checks.Select(c => c.Detail))}");
        }
    }

    [Fact]
    public void An_edge_without_a_cost_is_refused_unless_vertices_have_weights()
    {
        var refused = Assert.Throws<BadInputException>(() => Solve(Square.Replace("E 3 4 2", "E 3 4", StringComparison.Ordinal)));
        Assert.Equal(("stp-number-unreadable", "instance.stp:10"), (refused.Findings[0].Code, refused.Findings[0].Where));
        refused = Assert.Throws<BadInputException>(() => Solve(Square.Replace("T 4", "T 4 -2.5", StringComparison.Ordinal)));
        Assert.Equal("stp-unsupported", refused.Findings[0].Code);
    }

    [Fact]
    public void Gzipped_text_reads_like_plain_text()
    {
        string path = Path.Combine(folder, "square.stp.gz");
        using (var zip = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            zip.Write(Square.Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        Assert.Equal(4m, Assert.IsType<SolveAnswer.Solved>(Run(path)).Cost);
    }

    /// <summary>As the set C of SteinLib was made: a random connected graph, costs of 1 to 10.</summary>
    private static string Dense(int seed)
    {
        var random = new Random(seed);
        const int n = 150, m = 1000;
        string Edge(int e) => $"E {(e < n - 1 ? random.Next(e + 1) : random.Next(n)) + 1} {(e < n - 1 ? e + 1 : random.Next(n)) + 1} {random.Next(1, 11)}\n";
        var edges = string.Concat(Enumerable.Range(0, m).Select(Edge));
        int[] terminals = [.. Enumerable.Range(0, n).Where(_ => random.Next(8) == 0)];
        return $"33D32945 STP File, STP Format Version 1.0\nSECTION Graph\nNodes {n}\nEdges {m}\n{edges}END\n"
            + $"SECTION Terminals\nTerminals {terminals.Length}\n{string.Concat(terminals.Select(v => $"T {v + 1}\n"))}END\nEOF\n";
    }

    /// <summary>By every set of vertices that hangs together.</summary>
    private static int Heaviest(int[] weight, List<(int U, int V)> edges)
    {
        int best = int.MinValue;
        for (int set = 1; set < 1 << weight.Length; set++)
        {
            int reached = set & -set;
            for (int before = 0; before != reached;)
            {
                before = reached;
                foreach (var (u, v) in edges.Where(e => (set >> e.U & set >> e.V & 1) == 1))
                {
                    reached |= (reached >> u & 1) << v | (reached >> v & 1) << u;
                }
            }

            best = reached == set ? Math.Max(best, Enumerable.Range(0, weight.Length).Where(v => (set >> v & 1) == 1).Sum(v => weight[v])) : best;
        }

        return best;
    }

    private SolveAnswer Solve(string text)
    {
        string path = Path.Combine(folder, "instance.stp");
        File.WriteAllText(path, text);
        return Run(path);
    }

    private SolveAnswer Run(string path) => SolveOperation.Run(
        new SolveRequest { File = path, Threads = 1, Solution = Path.Combine(folder, "solution"), Certificate = Path.Combine(folder, "certificate") },
        TimeProvider.System, null, TestContext.Current.CancellationToken);

    private Zheli.Operations.Verify.VerifyResult Verify() =>
        StpVerification.Run(Path.Combine(folder, "instance.stp"), Path.Combine(folder, "solution"), Path.Combine(folder, "certificate"));
}
