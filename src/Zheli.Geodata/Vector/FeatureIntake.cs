namespace Zheli.Geodata.Vector;

/// <summary>Turns features of one kind into the objects of a source: one intake for each kind that vector files hold.</summary>
internal interface IFeatureIntake
{
    /// <summary>Takes a feature, or leaves it out with a finding.</summary>
    void Take(VectorFeature feature);

    /// <summary>The content with everything that was taken.</summary>
    SourceContent AddTo(SourceContent content);
}
