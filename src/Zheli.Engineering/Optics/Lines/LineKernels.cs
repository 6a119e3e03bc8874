using Zheli.Engineering.Optics.Fibres;
using Zheli.Engineering.Optics.Light;
using Zheli.Engineering.Optics.Nonlinear;
using Zheli.Engineering.Optics.Raman;

namespace Zheli.Engineering.Optics.Lines;

/// <summary>
/// Kernels of the spans that lines have in common: lines that share channels and settings share these, so that thousands of paths over one network cost little more than
/// light itself. One thread at a time.
/// </summary>
public sealed class LineKernels
{
    private readonly Dictionary<double, List<SpanKernel>> spansByLength = [];
    private readonly List<(FibreSpan Fibre, AnalyticKernel Kernel)> glasses = [];

    /// <summary>Makes an empty store for lines with these channels and settings.</summary>
    public LineKernels(ChannelGrid grid, NliSettings nli, RamanSettings raman) => (Grid, Nli, Raman) = (grid, nli, raman);

    /// <summary>The channels.</summary>
    public ChannelGrid Grid { get; }

    /// <summary>How interference is computed.</summary>
    public NliSettings Nli { get; }

    /// <summary>How Raman scattering is computed.</summary>
    public RamanSettings Raman { get; }

    /// <summary>The kernel of a span.</summary>
    internal SpanKernel Of(FibreSpan fibre)
    {
        if (!spansByLength.TryGetValue(fibre.Length.Value, out var known))
        {
            spansByLength.Add(fibre.Length.Value, known = []);
        }

        var kernel = known.Find(k => k.Serves(fibre));
        if (kernel is null)
        {
            known.Add(kernel = new(fibre, Grid, Nli, Raman, Nli.Method == NliMethod.GnAnalytic ? Glass(fibre) : null));
        }

        return kernel;
    }

    private AnalyticKernel Glass(FibreSpan fibre)
    {
        var at = glasses.FindIndex(g => SpanKernel.SameGlass(g.Fibre, fibre));
        if (at < 0)
        {
            at = glasses.Count;
            glasses.Add((fibre, AnalyticKernel.Of(fibre, Grid)));
        }

        return glasses[at].Kernel;
    }
}
