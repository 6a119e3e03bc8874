namespace Zheli.Algorithms.Sampling;

/// <summary>The inverse of the normal distribution function.</summary>
/// <remarks>M. J. Wichura, <i>Algorithm AS 241: the percentage points of the normal distribution</i>, Applied Statistics 37 (1988), PPND7: seven digits.</remarks>
public static class NormalDeviate
{
    /// <summary>The standard normal deviate below which a share of all lies.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static double Of(double share)
    {
        var q = share - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * (((((59.109374720 * r) + 159.29113202) * r) + 50.434271938) * r + 3.3871327179)
                / (((((67.187563600 * r) + 78.757757664) * r) + 17.895169469) * r + 1.0);
        }

        var tail = Math.Sqrt(-Math.Log(q < 0 ? share : 1 - share));
        double value;
        if (tail <= 5)
        {
            tail -= 1.6;
            value = (((((0.17023821103 * tail) + 1.3067284816) * tail) + 2.7568153900) * tail + 1.4234372777)
                / (((0.12021132975 * tail) + 0.73700164250) * tail + 1.0);
        }
        else
        {
            tail -= 5;
            value = (((((0.017337203997 * tail) + 0.42868294337) * tail) + 3.0812263860) * tail + 6.6579051150)
                / (((0.012258202635 * tail) + 0.24197894225) * tail + 1.0);
        }

        return q < 0 ? -value : value;
    }
}
