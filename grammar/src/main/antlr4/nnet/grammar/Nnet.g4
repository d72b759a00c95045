// The syntax of .nnet files. The words `if then else and or not` are reserved; every other word is
// an identifier as well (see `name`). White space and line ends mean nothing.
//
// Operators are parsed as a flat chain (`operation`); their precedence is a table of the compiler,
// which can say more about a chain that makes no sense than a parser can.
//
// No text makes the parser stop: whatever begins no declaration or statement is `stray`, which
// never matches to its end (the lexer makes no UNEXPECTED), so that there is one way to recover.
// MISSING_BRACE and MISSING_VALUE are put between the lexer's tokens by the compiler.
grammar Nnet;

tokens { MISSING_BRACE, MISSING_VALUE, UNEXPECTED }

// ---------------------------------------------------------------------------------- declarations

file : declaration* EOF ;

declaration
    : language
    | importFile
    | definition
    | record
    | data
    | train
    | generate
    | test
    | strayDeclaration
    ;

strayDeclaration
    : ~( 'language' | 'import' | 'network' | 'layer' | 'cell' | 'activation' | 'loss' | 'metric'
       | 'function' | 'regularizer' | 'optimizer' | 'schedule' | 'initializer' | 'record' | 'data'
       | 'train' | 'generate' | 'test' ) UNEXPECTED
    ;

language : 'language' number ;

importFile : 'import' string ;

// Layers and functions have two lists, options and tensors; networks and optimizers only options.
definition
    : definitionKind name (parameterList parameterList?)? result? carries? requirement* body
    ;

definitionKind
    : 'network' | 'layer' | 'cell' | 'activation' | 'loss' | 'metric' | 'function' | 'regularizer'
    | 'optimizer' | 'schedule' | 'initializer'
    ;

parameterList : '(' (parameter (',' parameter)* ','?)? ')' ;

parameter : name (':' type)? ('=' expression)? ;

result : '->' type ;

carries : 'carries' parameter (',' parameter)* ;

requirement : 'requires' expression (':' string)? ;

body : block | '=' expression surrogate? ;

surrogate : 'surrogate' expression ;

record : 'record' name '{' field* blockEnd ;

data : 'data' name '{' dataStatement* blockEnd ;

train : 'train' name 'on' name ('for' loop (',' loop)*)? '{' trainStatement* blockEnd ;

generate : 'generate' name 'from' name '{' trainStatement* blockEnd ;

test : 'test' string block ;

loop : name 'in' expression ;

blockEnd : '}' | MISSING_BRACE ;

// ------------------------------------------------------------------------------------ statements

block : '{' statement* blockEnd ;

statement
    : input
    | target
    | output
    | dimension
    | param
    | state
    | returning
    | ifStatement
    | repeat
    | forStatement
    | lossStatement
    | metricStatement
    | decision
    | penalty
    | update
    | resultStatement
    | requirement
    | expectError
    | expect
    | assignment
    | stray
    ;

stray : strayToken UNEXPECTED ;

// What begins no statement in any block: all but words and closing braces.
strayToken
    : '(' | ')' | '[' | ']' | '{' | ',' | ':' | '.' | '..' | '...' | '?' | '=' | '~=' | '->' | '=='
    | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '@' | '^' | 'then' | 'else'
    | 'and' | 'or' | 'not' | NUMBER | LEADING_POINT | MALFORMED_NUMBER | STRING
    | UNTERMINATED_STRING | UNKNOWN | MISSING_VALUE | UNEXPECTED
    ;

input : 'input' name ':' type ;

target : 'target' name ':' type ;

output : 'output' name (':' type)? '=' expression ;

dimension : 'dim' name ('<=' expression)? ;

param : 'param' name (':' type)? ('=' expression)? ;

state : 'state' name (':' type)? ('=' expression)? ;

returning : 'return' expression ;

ifStatement : 'if' expression block ('else' (block | ifStatement))? ;

repeat : 'repeat' expression block ;

forStatement : 'for' name 'in' expression block ;

lossStatement : 'loss' name? '=' expression ;

metricStatement : 'metric' (name '=')? expression ;

decision : 'decision' name '=' expression ;

penalty : 'penalty' expression ('over' string)? ;

update : 'update' block ;

resultStatement : 'result' expression ;

expectError : 'expect' 'error' name 'in' block ;

expect : 'expect' expression ('~=' expression ('within' expression)?)? ;

assignment : variable (',' variable)* (':' type)? '=' expression ;

field : name ':' type | strayField ;

strayField : ( strayToken | 'if' ) UNEXPECTED ;

dataStatement
    : from
    | join
    | orderBy
    | groupBy
    | split
    | column
    | setting
    | strayField
    ;

from : ('train' | 'validation' | 'test')? 'from' source ('as' name)? ;

join : 'join' source 'as' name 'on' name ;

source : name arguments? ;

orderBy : 'order' 'by' name ;

groupBy : 'group' 'by' name ;

split : 'split' source ':' share (',' share)* ;

share : name expression ;

column : name '=' expression ;

setting : name ':' value ('into' name)? ;

value : expression | map | optionList ;

map : '{' mapEntry (',' mapEntry)* ','? '}' ;

mapEntry : string ':' (name ':' expression | optionList | expression) ;

optionList : '(' option (',' option)* ','? ')' ;

option : name ':' value ;

trainStatement
    : phase
    | stage
    | freeze
    | renamed
    | trainAssignment
    | setting
    | strayField
    ;

phase
    : 'phase' name ':' 'minimize' name ('over' part (',' part)*)? ('with' expression)?
      (',' option)*
    ;

part : string | name ('.' name)* ;

stage : 'stage' name ':' stageItem (',' stageItem)* ;

stageItem : freeze | option ;

freeze : 'freeze' string ;

renamed : 'renamed' string 'to' string ;

trainAssignment : name '=' expression ;

// ----------------------------------------------------------------------------------------- types

type : name arguments? ('[' typeDimension (',' typeDimension)* ']')? '?'? ;

typeDimension : '...' | expression ;

// ----------------------------------------------------------------------------------- expressions

expression : conditional | pipeline ;

conditional : 'if' expression 'then' expression 'else' expression ;

// A stage is a name or a call; what else follows one is read only to say what to write instead.
pipeline : operation ('->' pipeStage)* ;

pipeStage : (name ':')? (named | group suffix*) continuation* ;

named : name ('.' name)* ((arguments | index) suffix*)? ;

operation : operand continuation* ;

continuation : operator operand | 'as' type ;

operator
    : 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '..' | '+' | '-' | '*' | '/' | '%'
    | '@' | '^'
    ;

operand : ('-' | 'not')* primary suffix* ;

suffix : arguments | index | '.' name ;

primary : number | string | name | list | group ;

group : '(' expression ')' ;

list : '[' (expression (',' expression)* ','?)? ']' ;

arguments : '(' (argument (',' argument)* ','?)? ')' ;

argument : (name ':')? expression ;

index : '[' indexPart (',' indexPart)* ']' ;

// No pipeline here: its labels would be mistaken for slices.
indexPart : operation slice? | slice ;

slice : ':' operation? sliceStep? ;

sliceStep : ':' operation? ;

number : NUMBER | LEADING_POINT | MALFORMED_NUMBER ;

string : STRING | UNTERMINATED_STRING ;

// A name where `loss =` would be a statement.
variable : IDENTIFIER | word ;

name : IDENTIFIER | word | 'loss' ;

word
    : 'language' | 'import' | 'network' | 'layer' | 'cell' | 'activation' | 'metric' | 'function'
    | 'regularizer' | 'optimizer' | 'schedule' | 'initializer' | 'record' | 'data' | 'train'
    | 'generate' | 'test' | 'carries' | 'requires' | 'surrogate' | 'on' | 'for' | 'in' | 'input'
    | 'target' | 'output' | 'dim' | 'param' | 'state' | 'return' | 'repeat' | 'penalty' | 'over'
    | 'update' | 'result' | 'expect' | 'error' | 'within' | 'from' | 'as' | 'order' | 'group' | 'by'
    | 'split' | 'validation' | 'into' | 'phase' | 'minimize' | 'with' | 'stage' | 'freeze'
    | 'renamed' | 'to' | 'join' | 'decision'
    ;

// ---------------------------------------------------------------------------------------- lexer

IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;

LANGUAGE : 'language' ;
IMPORT : 'import' ;
NETWORK : 'network' ;
LAYER : 'layer' ;
CELL : 'cell' ;
ACTIVATION : 'activation' ;
LOSS : 'loss' ;
METRIC : 'metric' ;
FUNCTION : 'function' ;
REGULARIZER : 'regularizer' ;
OPTIMIZER : 'optimizer' ;
SCHEDULE : 'schedule' ;
INITIALIZER : 'initializer' ;
RECORD : 'record' ;
DATA : 'data' ;
TRAIN : 'train' ;
GENERATE : 'generate' ;
TEST : 'test' ;

CARRIES : 'carries' ;
REQUIRES : 'requires' ;
SURROGATE : 'surrogate' ;
ON : 'on' ;
FOR : 'for' ;
IN : 'in' ;
INPUT : 'input' ;
TARGET : 'target' ;
OUTPUT : 'output' ;
DIM : 'dim' ;
PARAM : 'param' ;
STATE : 'state' ;
RETURN : 'return' ;
REPEAT : 'repeat' ;
DECISION : 'decision' ;
PENALTY : 'penalty' ;
OVER : 'over' ;
UPDATE : 'update' ;
RESULT : 'result' ;
EXPECT : 'expect' ;
ERROR : 'error' ;
WITHIN : 'within' ;
FROM : 'from' ;
AS : 'as' ;
JOIN : 'join' ;
ORDER : 'order' ;
GROUP : 'group' ;
BY : 'by' ;
SPLIT : 'split' ;
VALIDATION : 'validation' ;
INTO : 'into' ;
PHASE : 'phase' ;
MINIMIZE : 'minimize' ;
WITH : 'with' ;
STAGE : 'stage' ;
FREEZE : 'freeze' ;
RENAMED : 'renamed' ;
TO : 'to' ;

LEFT_PARENTHESIS : '(' ;
RIGHT_PARENTHESIS : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
COMMA : ',' ;
COLON : ':' ;
POINT : '.' ;
RANGE : '..' ;
ELLIPSIS : '...' ;
QUESTION : '?' ;
ASSIGN : '=' ;
APPROXIMATELY : '~=' ;
ARROW : '->' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDE : '/' ;
REMAINDER : '%' ;
MATMUL : '@' ;
POWER : '^' ;

NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? ;
LEADING_POINT : '.' DIGITS ([eE] [+-]? DIGITS)? ;
// A number that runs into letters, such as 3x or 1e.
MALFORMED_NUMBER : DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)? LETTER (LETTER | DIGIT)* ;

STRING : '"' CHARACTER* '"' ;
UNTERMINATED_STRING : '"' CHARACTER* '\\'? ;

IDENTIFIER : LETTER (LETTER | DIGIT)* ;

DOCUMENTATION : '///' ~[\r\n]* -> channel(HIDDEN) ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n\f\uFEFF]+ -> skip ;

// Operators of other languages come as one token, so that the message can name what to write.
UNKNOWN : '&&' | '||' | '**' | ':=' | '=>' | '<-' | '!' | '+=' | '-=' | '*=' | '/=' | '\'' | . ;

fragment CHARACTER : ~["\\\r\n] | '\\' ~[\r\n] ;
fragment DIGITS : DIGIT ([0-9_]* DIGIT)? ;
fragment DIGIT : [0-9] ;
fragment LETTER : [\p{L}_] ;
