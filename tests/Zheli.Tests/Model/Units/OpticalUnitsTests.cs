using System.Reflection;
using Zheli.Model.Units;

namespace Zheli.Tests.Model.Units;

public sealed class OpticalUnitsTests
{
    [Fact]
    public void A_launch_less_a_loss_is_a_power_and_two_powers_differ_by_decibels()
    {
        var received = new Dbm(3) - new Decibels(20.5);
        Assert.Equal(new Dbm(-17.5), received);
        Assert.Equal(new Decibels(20.5), new Dbm(3) - received);
        Assert.Equal(2.0, new Decibels(10 * Math.Log10(2)).Ratio, 12);
        Assert.Equal(1e-3, new Dbm(0).ToWatts().Value, 15);
        Assert.Equal(-30, new Watts(1e-6).ToDbm().Value, 12);
        Assert.Equal(193.1, Hertz.FromTerahertz(193.1).Terahertz, 12);
    }

    /// <summary>What would not compile cannot be written in a test; the operators that the compiler could choose from are listed instead.</summary>
    [Fact]
    public void Units_cannot_be_mixed()
    {
        var unlike = new[] { typeof(Dbm), typeof(Decibels), typeof(Watts), typeof(Hertz), typeof(Metres) };
        var operators =
            from type in unlike
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            where method.Name is "op_Addition" or "op_Subtraction" or "op_Implicit" or "op_Explicit"
            select string.Join(' ', method.Name, string.Join(',', method.GetParameters().Select(p => p.ParameterType.Name)), method.ReturnType.Name);
        Assert.Equal(
            new[]
            {
                "op_Addition Dbm,Decibels Dbm", "op_Addition Decibels,Decibels Decibels", "op_Addition Hertz,Hertz Hertz", "op_Addition Metres,Metres Metres",
                "op_Addition Watts,Watts Watts", "op_Subtraction Dbm,Dbm Decibels", "op_Subtraction Dbm,Decibels Dbm",
                "op_Subtraction Decibels,Decibels Decibels", "op_Subtraction Hertz,Hertz Hertz", "op_Subtraction Metres,Metres Metres",
                "op_Subtraction Watts,Watts Watts",
            },
            operators.Order(StringComparer.Ordinal));
    }
}
