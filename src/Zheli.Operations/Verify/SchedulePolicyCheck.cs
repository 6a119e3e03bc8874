using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Zheli.Operations.Verify;

/// <summary>The policy that is kept with a calendar is one for its work, and the odds beside it were drawn by it.</summary>
internal static class SchedulePolicyCheck
{
    /// <summary>Every package stands once in the order; a forecast states the fingerprint of this policy.</summary>
    public static void Policy(ScheduleUnderCheck it, CheckReport report)
    {
        var (policy, packages) = (it.Schedule.Policy, it.Schedule.Packages);
        if (policy.Order.Length != packages.Count || policy.Density.Length != packages.Count || !policy.Order.Order().SequenceEqual(Enumerable.Range(0, packages.Count)))
        {
            report.Fail("policy", $"Its order of {policy.Order.Length} is not one of the {packages.Count} packages.");
            return;
        }

        if (it.Forecast is { } forecast)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            void Line(FormattableString text) => hash.AppendData(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture) + "\n"));
            Line($"{policy.Choices} {policy.Patience} {policy.DarkPercent} {policy.ReservePercent} {policy.AheadPercent} {policy.WayPercent} {policy.AwaitedPercent}");
            foreach (var j in policy.Order)
            {
                Line($"{packages[j].Id} {policy.Density[j]}");
            }

            if (!string.Equals(Convert.ToHexString(hash.GetHashAndReset()), forecast.Policy, StringComparison.OrdinalIgnoreCase))
            {
                report.Fail("forecast", $"The odds were drawn by another policy than the calendar's.");
            }

            if ((forecast.Replayed ?? it.Beyond) != it.Schedule.Summary.Finish)
            {
                report.Fail("forecast", $"Played again, the policy ends on {forecast.Replayed:yyyy-MM-dd}, and the calendar on {it.Schedule.Summary.Finish:yyyy-MM-dd}.");
            }
        }

        report.Checked($"The policy orders {packages.Count} packages; {(it.Forecast is null ? "no odds were drawn by it" : "the odds were drawn by it")}.");
    }
}
