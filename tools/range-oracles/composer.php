<?php
// Answers by composer/semver, line for line: see README.md. Run it where that package is on the include path.
require_once getenv('COMPOSER_SEMVER') ?: 'Composer/Semver/autoload.php';

use Composer\Semver\Comparator;
use Composer\Semver\Constraint\Constraint;
use Composer\Semver\VersionParser;

$parser = new VersionParser();

function inRange(VersionParser $parser, string $range, string $version): string
{
    try {
        $constraints = $parser->parseConstraints($range);
    } catch (UnexpectedValueException $refused) {
        return 'x';
    }
    try {
        $normalized = $parser->normalize($version);
    } catch (UnexpectedValueException $refused) {
        return '?';
    }
    return $constraints->matches(new Constraint('==', $normalized)) ? '1' : '0';
}

while (($line = fgets(STDIN)) !== false) {
    [$kind, $left, $right] = explode("\t", rtrim($line, "\n"));
    if ($kind === 'R') {
        echo inRange($parser, $left, $right), "\n";
        continue;
    }
    try {
        [$a, $b] = [$parser->normalize($left), $parser->normalize($right)];
        echo Comparator::lessThan($a, $b) ? '<' : (Comparator::greaterThan($a, $b) ? '>' : '='), "\n";
    } catch (UnexpectedValueException $refused) {
        echo "?\n";
    }
}
