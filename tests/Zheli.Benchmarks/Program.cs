using BenchmarkDotNet.Running;
using Zheli.Benchmarks;

// `national`: whole processes of the built executable against the targets. `access`: networks to homes in the same way. `steiner`, `rcpsp`: the optimisers on published instances. `micro`: engines by BenchmarkDotNet (arguments go to it, for example --filter *).
switch (args.FirstOrDefault())
{
    case "national":
        return NationalRun.Run(args[1..]);
    case "access":
        return AccessRun.Run(args[1..]);
    case "steiner":
        return SteinerRun.Run(args[1..]);
    case "rcpsp":
        return RcpspRun.Run(args[1..]);
    case "micro":
        BenchmarkSwitcher.FromAssembly(typeof(NationalRun).Assembly).Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine("""
            zheli-bench national [--only NAME] [--shared DIR] [--cli FILE] [--work DIR] [-o FILE.md]
            zheli-bench access [--only NAME] [--shared DIR] [--cli FILE] [--work DIR] [-o FILE.md]
            zheli-bench steiner [--time-limit 10s | --iterations N] [--only NAME] [--shared DIR] [--cli FILE] [-o FILE.md]
            zheli-bench rcpsp [--time-limit 10s | --iterations N] [--only j30|j60|j120] [--every N] [--shared DIR] [--cli FILE] [-o FILE.md]
            zheli-bench micro [--filter '*Geodesic*']
            """);
        return 2;
}
