using Zheli.Engineering.Optics.Fibres;

namespace Zheli.Engineering.Optics.Raman;

/// <summary>
/// Powers along a span under attenuation, lumped losses and stimulated Raman scattering among channels and pumps:
/// dP_i/dz = ±P_i (−α_i + Σ_j C_ij P_j).
/// </summary>
internal static class RamanSolver
{
    private const int MostRounds = 1000;
    private const double ChangeTolerance = 1e-6;
    private const double SlopeTolerance = 1e-3;

    /// <summary>Solves a span.</summary>
    /// <param name="fibre">The span.</param>
    /// <param name="frequencyHz">Channels.</param>
    /// <param name="launchW">Their powers at the input of the fibre.</param>
    /// <param name="settings">The method; with scattering off, attenuation and lumped losses remain.</param>
    /// <returns>The profile at the places of the result: channels, then pumps with the signal, then pumps against it.</returns>
    public static PowerProfile Solve(FibreSpan fibre, double[] frequencyHz, double[] launchW, RamanSettings settings)
    {
        if (!settings.Enabled)
        {
            return Attenuated(fibre, frequencyHz, launchW);
        }

        var grid = ScatteringGrid.Of(fibre, settings.SolverStep.Value);
        var kept = ScatteringGrid.Of(fibre, settings.ResultStep.Value).PositionM;
        RamanPump[] with = [.. fibre.Pumps.Where(p => p.WithSignal)], against = [.. fibre.Pumps.Where(p => !p.WithSignal)];
        var forward = new Beam(fibre, [.. frequencyHz, .. with.Select(p => p.Frequency.Value)], [.. launchW, .. with.Select(p => p.Power.Value)]);
        var forwardW = forward.Alone(grid, settings);
        if (against.Length == 0)
        {
            return Profile(grid, [forward], forwardW).At(kept);
        }

        var backward = new Beam(fibre, [.. against.Select(p => p.Frequency.Value)], [.. against.Select(p => p.Power.Value)]);
        var backwardW = Mirrored(backward.Alone(grid.Reversed(), settings), backward.Count);
        var together = new Beam(fibre, [.. forward.FrequencyHz, .. backward.FrequencyHz], [.. forward.EntryW, .. backward.EntryW]);
        double[] power = [.. forwardW, .. backwardW];
        Relax(together, forward.Count, grid, power);
        return Profile(grid, [forward, backward], power).At(kept);
    }

    private static PowerProfile Attenuated(FibreSpan fibre, double[] frequencyHz, double[] launchW)
    {
        var grid = ScatteringGrid.Of(fibre, fibre.Length.Value);
        var places = grid.PositionM.Length;
        var transfer = new double[frequencyHz.Length * places];
        for (var i = 0; i < frequencyHz.Length; i++)
        {
            var (alpha, lumped) = (fibre.AlphaAt(frequencyHz[i]), 1.0);
            for (var k = 0; k < places; k++)
            {
                lumped *= grid.Lumped[k];
                transfer[(i * places) + k] = Math.Exp(-alpha * grid.PositionM[k]) * lumped;
            }
        }

        return new() { PositionM = grid.PositionM, FrequencyHz = frequencyHz, Transfer = transfer, EntryW = launchW };
    }

    private static PowerProfile Profile(ScatteringGrid grid, Beam[] beams, double[] power)
    {
        double[] entry = [.. beams.SelectMany(b => b.EntryW)];
        var places = grid.PositionM.Length;
        for (var i = 0; i < entry.Length; i++)
        {
            foreach (ref var p in power.AsSpan(i * places, places))
            {
                p /= entry[i];
            }
        }

        return new() { PositionM = grid.PositionM, FrequencyHz = [.. beams.SelectMany(b => b.FrequencyHz)], Transfer = power, EntryW = entry };
    }

    /// <summary>
    /// Light in both directions: sweeps forth and back with explicit steps until the powers change by less than 1e-6 or the slopes of the forward
    /// light fit the equation within 1e-3, whichever comes first. <paramref name="power"/> holds the first guess and gets the result, row-major.
    /// </summary>
    private static void Relax(Beam beam, int forward, ScatteringGrid grid, double[] power)
    {
        var (n, places) = (beam.Count, grid.PositionM.Length);
        var z = grid.PositionM;
        var now = Transposed(power, n, places);
        var before = new double[now.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            now.CopyTo(before, 0);
            for (var k = 1; k < places; k++)
            {
                Step(beam, now, k - 1, k, z[k] - z[k - 1], grid.Lumped[k - 1], 0, forward);
            }

            for (var k = places - 1; k >= 1; k--)
            {
                Step(beam, now, k, k - 1, z[k] - z[k - 1], grid.Lumped[k], forward, n);
            }

            if (Change(now, before) <= ChangeTolerance || SlopeError(beam, forward, grid, now) <= SlopeTolerance)
            {
                break;
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < places; k++)
            {
                power[(i * places) + k] = now[(k * n) + i];
            }
        }
    }

    private static void Step(Beam beam, double[] byPlace, int from, int to, double dz, double lumped, int first, int end)
    {
        var n = beam.Count;
        var here = byPlace.AsSpan(from * n, n);
        for (var i = first; i < end; i++)
        {
            byPlace[(to * n) + i] = here[i] * (1 + (beam.Growth(i, here) * dz)) * lumped;
        }
    }

    private static double Change(double[] now, double[] before)
    {
        var most = 0.0;
        for (var i = 0; i < now.Length; i++)
        {
            most = Math.Max(most, Math.Abs((now[i] - before[i]) / now[i]));
        }

        return most;
    }

    private static double SlopeError(Beam beam, int forward, ScatteringGrid grid, double[] byPlace)
    {
        var (n, most) = (beam.Count, 0.0);
        for (var k = 0; k + 1 < grid.PositionM.Length; k++)
        {
            var here = byPlace.AsSpan(k * n, n);
            var dz = grid.PositionM[k + 1] - grid.PositionM[k];
            for (var i = 0; i < forward; i++)
            {
                var taken = (byPlace[((k + 1) * n) + i] - here[i]) / dz;
                var expected = here[i] * beam.Growth(i, here) * grid.Lumped[k];
                most = Math.Max(most, Math.Abs((expected - taken) / expected));
            }
        }

        return most;
    }

    private static double[] Transposed(double[] rows, int n, int places)
    {
        var byPlace = new double[rows.Length];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < places; k++)
            {
                byPlace[(k * n) + i] = rows[(i * places) + k];
            }
        }

        return byPlace;
    }

    private static double[] Mirrored(double[] rows, int n)
    {
        var places = rows.Length / n;
        for (var i = 0; i < n; i++)
        {
            Array.Reverse(rows, i * places, places);
        }

        return rows;
    }
}
