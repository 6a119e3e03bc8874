using System.Globalization;
using Zheli.Model.Programme;
using Zheli.Model.Units;

namespace Zheli.Cli.Commands;

/// <summary>A plan for people: the answer in one sentence, then the figures.</summary>
internal static class PlanText
{
    /// <summary>Writes the summary of a plan.</summary>
    public static void Write(TextWriter output, RolloutPlan plan)
    {
        var s = plan.Summary;
        output.WriteLine(Answer(s));
        if (s.StoppedEarly)
        {
            output.WriteLine("The work was cut short: this is the best plan found until then.");
        }

        output.WriteLine();
        var unit = MoneyText.UnitFor(s.Cost.Total);
        void Row(string name, int? settlements, long? people, long? cost) =>
            output.WriteLine(Text($"{name,-15} {settlements,11:N0} {people,12:N0} {(cost is { } c ? MoneyText.In(c, unit) : ""),17}"));
        output.WriteLine($"                settlements       people {$"{unit.Word}₸ whole-life",17}");
        Row("on the network", s.Settlements.Existing, s.People.Existing, null);
        Row("fibre", s.Settlements.Fibre, s.People.Fibre, s.Cost.Fibre);
        Row("microwave", s.Settlements.Microwave, s.People.Microwave, s.Cost.Microwave);
        Row("nodes, access", null, null, s.Cost.Nodes);
        if (s.Cost.Repeaters > 0)
        {
            Row("repeaters", null, null, s.Cost.Repeaters);
        }

        Row("satellite", s.Settlements.Satellite, s.People.Satellite, s.Cost.Satellite);
        if (s.Settlements.Unserved > 0)
        {
            Row("not served", s.Settlements.Unserved, s.People.Unserved, null);
        }

        Row("all", s.Settlements.Total, s.People.Total, s.Cost.Total);
        output.WriteLine();
        output.WriteLine(Text($"New fibre {s.FibreKm:N0} km, {s.KmPerFibreSettlement:0.0} km a fibre settlement; {s.MicrowaveHops} microwave hops; build cost {MoneyText.Of(s.Capex, "₸")}."));
        if (s.Optics is { } light)
        {
            output.WriteLine(Text($"Light arrives on all {light.Spans:N0} fibre spans, up to {light.LongestKm:0} km, with at least {light.LeastMarginDb:0.0} dB to spare; ")
                + Text($"{light.TooLong} were too long for any optic and got {light.Repeaters} repeaters."));
        }

        output.WriteLine(Text($"Proved: no plan costs less than {MoneyText.Of(s.LowerBound, "₸")}. Frontier of {plan.Frontier.Count} corners. {s.People.EstimatedShare:0.0%} of people are estimates."));
        output.WriteLine(Text($"Graph {s.Graph.Vertices:N0} vertices, {s.Graph.Edges:N0} edges, reduced to {s.Graph.ReducedVertices:N0} and {s.Graph.ReducedEdges:N0}."));
        output.WriteLine(Text($"Time {s.Seconds.Total:0.0} s: load {s.Seconds.Load:0.0}, graph {s.Seconds.Graph:0.0}, reduce {s.Seconds.Reduce:0.0}, solve {s.Seconds.Solve:0.0}. Kept as scenario '{s.Scenario}'."));
    }

    private static string Answer(PlanSummary s)
    {
        var terrestrial = s.People.Fibre + s.People.Microwave;
        var synthetic = s.IsSynthetic ? "Synthetic country: " : "";
        var rate = s.Assumptions.FirstOrDefault(a => a.Key == "fx.usd_kzt")?.Value;
        var dollars = rate is { } r ? Text($" ({s.Cost.Total / (double)r / 1e6:N0} M USD)") : "";
        var cost = Text($"{MoneyText.Of(s.Cost.Total, "₸")}{dollars}");
        return s.Budget is { } budget
            ? Text($"{synthetic}{budget.People:N0} people get the network for {cost} of a budget of {MoneyText.Of(budget.Limit, "₸")}; no network within it serves more than {budget.PeopleUpperBound:N0}.")
            : Text($"{synthetic}Serving {s.Settlements.Total - s.Settlements.Existing:N0} settlements costs {cost}: {terrestrial:N0} people by fibre and microwave, {s.People.Satellite:N0} by satellite; at most {GapText.Of(s.Gap, 2)} above the best possible.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
