import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** Answers by maven-artifact, line for line: see README.md. */
public class Maven {
  public static void main(String[] arguments) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    StringBuilder output = new StringBuilder();
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] parts = line.split("\t");
      output.append(parts[0].equals("R") ? inRange(parts[1], parts[2]) : order(parts[1], parts[2])).append('\n');
    }
    System.out.print(output);
  }

  private static String inRange(String range, String version) {
    try {
      VersionRange read = VersionRange.createFromVersionSpec(range);
      // A version alone is a wish to Maven, not a range.
      if (!read.hasRestrictions()) return "x";
      return read.containsVersion(new DefaultArtifactVersion(version)) ? "1" : "0";
    } catch (InvalidVersionSpecificationException refused) {
      return "x";
    }
  }

  private static String order(String left, String right) {
    int order = new ComparableVersion(left).compareTo(new ComparableVersion(right));
    return order < 0 ? "<" : order > 0 ? ">" : "=";
  }
}
