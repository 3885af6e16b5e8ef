Feature: One wrong PIN
  A slip of the finger must cost a cardholder no more than a second try.
  A merchant who is told "wrong PIN" must be able to go on at once, and the issuer must forget the slip after the right PIN.

  Background:
    Given a terminal ready for sales

  @A1
  Scenario: A chip sale ends on a wrong PIN and a new one with the right PIN is approved
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal says that the PIN is wrong
    And the issuer counts 1 wrong PIN on the everyday debit card
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder enters the right PIN
    Then the terminal approves 12.00
    And the issuer counts 0 wrong PINs on the everyday debit card
    And the host has approved exactly one sale of 12.00 on the everyday debit card

  @A1 @needs-re-asked-pin
  Scenario: A stripe sale asks for the PIN again under a new trace number
    When the cashier starts a sale of 35.80
    And the cardholder swipes the second debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters the right PIN
    Then the terminal approves 35.80
    And the host has seen 2 sales of 35.80 on the second debit card, each with its own trace number
    And the host has approved exactly one sale of 35.80 on the second debit card

  @A1 @needs-re-asked-pin
  Scenario: A stripe sale asks at most three times
    Given the issuer answers the next 3 sales with 55
    When the cashier starts a sale of 9.90
    And the cardholder swipes the second debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters a wrong PIN
    Then the terminal shows code 55
    And the host has seen 3 sales of 9.90 on the second debit card, each with its own trace number

  @A1 @needs-contactless @needs-re-asked-pin
  Scenario: A tap above the limit asks for the PIN again
    When the cashier starts a sale of 1000.01
    And the cardholder taps the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters the right PIN
    Then the terminal approves 1000.01
    And the issuer counts 0 wrong PINs on the everyday debit card
    And the host has seen 2 sales of 1000.01 on the everyday debit card, each with its own trace number
