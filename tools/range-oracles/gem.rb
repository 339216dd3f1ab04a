# Answers by Gem::Requirement and Gem::Version, line for line: see README.md.
require 'rubygems'

def in_range(range, version)
  requirement = Gem::Requirement.new(range.split(',').map(&:strip))
  return '?' unless Gem::Version.correct?(version)
  requirement.satisfied_by?(Gem::Version.new(version)) ? '1' : '0'
rescue Gem::Requirement::BadRequirementError, ArgumentError
  'x'
end

STDIN.each_line(chomp: true) do |line|
  kind, left, right = line.split("\t")
  if kind == 'R'
    puts in_range(left, right)
  else
    begin
      order = Gem::Version.new(left) <=> Gem::Version.new(right)
      puts({ -1 => '<', 0 => '=', 1 => '>' }[order])
    rescue ArgumentError
      puts '?'
    end
  end
end
