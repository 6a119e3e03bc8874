using Zheli.Algorithms.Clustering;
using Zheli.Algorithms.Steiner;

namespace Zheli.Tests.Algorithms.Clustering;

public sealed class JointSearchTests
{
    private static StreetDistribution Solve(StreetProblem problem)
    {
        var required = problem.Required();
        var prize = required.Select(r => r ? SteinerProblem.Mandatory : 0).ToArray();
        long[] cost = [.. problem.Cost.Select((c, e) => c + problem.Rules.Distribution.Cost(1, problem.Length[e]))];
        var steiner = SteinerSolver.Solve(new(problem.VertexCount, problem.Node, problem.Tail, problem.Head, cost, prize), new(), null, TestContext.Current.CancellationToken);
        return JointSearch.Solve(problem, steiner.Edges, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Tiny_networks_are_designed_as_well_as_by_trying_everything()
    {
        int optimal = 0, all = 0;
        var worst = 0.0;
        var missed = new List<int>();
        for (int seed = 1; seed <= 120; seed++)
        {
            var problem = TinyStreets.Random(seed);
            if (new ObviousDistribution(problem).Optimum() is not { } optimum)
            {
                continue;
            }

            all++;
            var found = Solve(problem);
            Assert.True(found.Cost >= optimum, $"seed {seed}: {found.Cost} is below the optimum {optimum}");
            optimal += found.Cost == optimum ? 1 : 0;
            worst = Math.Max(worst, (double)found.Cost / optimum);
            missed.AddRange(found.Cost == optimum ? [] : [seed]);
        }

        Assert.True(all >= 100);
        Assert.True(optimal >= 0.95 * all, $"{optimal} of {all} optimal, worst {worst:0.000}, not {string.Join(' ', missed)}");
        Assert.True(worst < 1.1, $"worst {worst:0.000}");
    }

    [Fact]
    public void The_cost_kept_while_searching_is_the_cost_reckoned_anew()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var problem = TinyStreets.Random(seed);
            var found = Solve(problem);
            Assert.Equal(found.Plan.Cost, PlanCost.Of(problem, found, found.Edges));
        }
    }

    [Fact]
    public void Dearer_things_never_make_a_cheaper_network()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var problem = TinyStreets.Random(seed, TinyStreets.Rules(seed % 2 == 0));
            var cost = Solve(problem).Cost;
            foreach (var dearer in new[]
            {
                problem.Rules with { CabinetCost = problem.Rules.CabinetCost * 3 }, problem.Rules with { ClosureCost = problem.Rules.ClosureCost * 3 },
                problem.Rules with { PrimaryCost = problem.Rules.PrimaryCost * 3 }, problem.Rules with { DropPerKilometre = problem.Rules.DropPerKilometre * 3 },
                problem.Rules with { Distribution = new CableTable([1, 2, 4], [900, 1_500, 2_000], 0, 64) },
            })
            {
                Assert.True(Solve(TinyStreets.Random(seed, dearer)).Cost >= cost, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void More_ports_on_a_splitter_never_cost_more()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var rules = TinyStreets.Rules(seed % 2 == 0);
            var cost = Solve(TinyStreets.Random(seed, rules)).Cost;
            Assert.True(Solve(TinyStreets.Random(seed, rules with { PrimaryRatio = rules.PrimaryRatio * 2 })).Cost <= cost, $"seed {seed}, primary");
            if (rules.SecondaryRatio > 1)
            {
                Assert.True(Solve(TinyStreets.Random(seed, rules with { SecondaryRatio = 4, ClosurePorts = 4 })).Cost <= cost, $"seed {seed}, secondary");
            }
        }
    }

    [Fact]
    public void A_drop_is_never_longer_than_it_may_be()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            var problem = TinyStreets.Random(seed, TinyStreets.Rules(isTwoStage: true, maxDrop: 12_000));
            problem = new()
            {
                VertexCount = problem.VertexCount, Tail = problem.Tail, Head = problem.Head, Cost = problem.Cost, Length = problem.Length, Rules = problem.Rules,
                HomeVertex = problem.HomeVertex, HomeDwellings = problem.HomeDwellings, HomeLead = problem.HomeLead, Node = problem.Node, NodeMoves = true,
            };
            var found = Solve(problem);
            for (int h = 0; h < problem.HomeVertex.Length; h++)
            {
                var closure = found.Plan.Closures[found.Plan.HomeClosure[h]];
                int at = Array.IndexOf(found.Tree.VertexOf, problem.HomeVertex[h]);
                Assert.True(found.Tree.Distance(at, closure.Vertex) + problem.HomeLead[h] <= 12_000);
                Assert.True(closure.Dwellings <= problem.Rules.ClosurePorts);
            }
        }
    }
}
