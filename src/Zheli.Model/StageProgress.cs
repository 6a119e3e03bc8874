namespace Zheli.Model;

/// <summary>A step of long work: which stage, and how far it is (0 to 1, or negative when the end is not known).</summary>
/// <param name="Stage">A few words that a planner understands, for example "reading nodes".</param>
/// <param name="Fraction">Share done, 0 to 1; negative when unknown.</param>
public readonly record struct StageProgress(string Stage, double Fraction);
