using System.CommandLine;
using Zheli.Engineering.Rollout;
using Zheli.Model;
using Zheli.Model.Programme;
using Zheli.Model.Units;
using Zheli.Operations.Plan;

namespace Zheli.Cli.Commands;

/// <summary><c>zheli plan</c>: the costed plan with its proof.</summary>
internal sealed class PlanCommand
{
    private readonly Argument<string> project = new("PROJECT") { Description = "The project, NAME.gpkg." };
    private readonly Option<string> scenario = new("--scenario") { Description = "Name under which the plan is kept.", DefaultValueFactory = _ => "base" };
    private readonly Option<string?> method = new("--method") { Description = "optimal, or mst: the comparator (spanning tree by distance, then technology)." };
    private readonly Option<string?> timeLimit = new("--time-limit") { Description = "Cut the work short after this long: 60s, 2m." };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of every random choice.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> budget = new("--budget") { Description = "Most people within this money: 239e9KZT, 460MUSD, \"239 bn\"." };
    private readonly Option<string> horizon = new("--horizon") { Description = "Years over which running costs count.", DefaultValueFactory = _ => "10y" };
    private readonly Option<string?> discount = new("--discount") { Description = "Discount rate: 0.1 or 10%; else the catalogue's." };
    private readonly Option<string[]> mandatory = Several("--mandatory", "Settlements (KATO code, number or name) that must be served from the network.");
    private readonly Option<string[]> forbid = Several("--forbid", "Settlements that must not be, or stretches (edge:KEY) that must not be built.");
    private readonly Option<string[]> force = Several("--force", "Stretches (edge:KEY) that must be built.");
    private readonly Option<string?> assumeNetwork = new("--assume-network") { Description = "Stand-in for an unknown existing network: district-centres or towns." };
    private readonly Option<string?> from = new("--from") { Description = "A first answer in seconds: mend the plan of this scenario with little effort." };
    private readonly Option<string[]> set = Several("--set", "Catalogue figures for this plan alone: KEY=VALUE.");
    private readonly Option<bool> includeIsolated = new("--include-isolated") { Description = "Plan for isolated dwellings too." };
    private readonly Option<int> threads = new("--threads") { Description = "Threads to use; the plan does not depend on it.", DefaultValueFactory = _ => Environment.ProcessorCount };

    private PlanCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var it = new PlanCommand();
        var command = new Command("plan", "Plan how every settlement is served, over which route, at what cost, with a proof of how far from the best possible it can be.")
        {
            it.project, it.scenario, it.method, it.timeLimit, it.seed, it.budget, it.horizon, it.discount, it.mandatory, it.forbid, it.force, it.assumeNetwork, it.set,
            it.includeIsolated, it.from, it.threads,
        };
        return command.Runs(it.Run);
    }

    private int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var options = Options(parsed);
        var money = parsed.GetValue(budget) is { } amount ? QuantityText.Money(amount, "--budget") : (Money?)null;
        var answer = PlanOperation.Run(parsed.GetRequiredValue(project), options, money, TimeProvider.System, terminal.Progress, cancellation);
        switch (answer)
        {
            case RolloutAnswer.Planned planned:
                terminal.Show(terminal.IsJson ? [] : planned.Plan.Summary.Findings);
                terminal.Answer(PlanAnswer.Of(planned.Plan), output => PlanText.Write(output, planned.Plan));
                return ExitCode.Done;
            case RolloutAnswer.Infeasible no:
                terminal.Show(terminal.IsJson ? [] : [.. no.Findings.Where(f => f.Severity != Severity.Error)]);
                terminal.Answer(
                    new { scenario = options.Scenario, infeasible = true, reason = no.Reason, wayOut = no.WayOut, findings = no.Findings },
                    output => output.WriteLine($"There is no such plan. {no.Reason}\n{no.WayOut}"));
                return ExitCode.No;
            default:
                throw new InvalidOperationException($"Unknown answer {answer}.");
        }
    }

    private PlanOptions Options(ParseResult parsed)
    {
        var workers = parsed.GetValue(threads);
        if (workers is < 1 or > 1024)
        {
            throw new BadInputException("threads-out-of-range", "--threads", $"{workers} threads cannot be used.", "Maybe leave it out.");
        }

        return new()
        {
            Scenario = parsed.GetRequiredValue(scenario),
            Method = parsed.GetValue(method) ?? "optimal",
            TimeLimit = parsed.GetValue(timeLimit) is { } limit ? QuantityText.Duration(limit, "--time-limit") : null,
            Seed = parsed.GetValue(seed),
            Threads = workers,
            HorizonYears = QuantityText.Years(parsed.GetRequiredValue(horizon), "--horizon"),
            DiscountRate = parsed.GetValue(discount) is { } rate ? QuantityText.Share(rate, "--discount") : null,
            Mandatory = parsed.GetValue(mandatory) ?? [],
            Forbidden = parsed.GetValue(forbid) ?? [],
            Forced = parsed.GetValue(force) ?? [],
            AssumeNetwork = parsed.GetValue(assumeNetwork),
            IncludeIsolatedDwellings = parsed.GetValue(includeIsolated),
            StartFrom = parsed.GetValue(from),
            Overrides = QuantityText.Figures(parsed.GetValue(set) ?? [], "--set"),
        };
    }

    private static Option<string[]> Several(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };
}
