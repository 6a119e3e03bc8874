namespace Zheli.Tests.Engineering.Rollout;
public class TrialTests
{
    [Fact]
    public void Aktau_to_Kuryk()
    {
        var r = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0).Road((0, 0), (20, 1), (41, 0)).Build();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join("\n", r.Edges()) + "\n" + r.Figures + "\n" + r.Dump());
        r = new MapSketch().OnNetwork("Aktau", 0, 0).Village("Kuryk", 41, 0.3).Village("off", 30, 15).Road((0, 0), (20, 1), (41, 0)).Road((20,1),(20,10)).Build();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join("\n", r.Edges()) + "\n" + r.Figures + "\n" + r.Dump());
    }
}
