Feature: The PIN is demanded and does not come
  A tap was refused in the middle, the cardholder is asked for a PIN and changes his mind, mistypes, walks away, or the router stops.
  Nothing of it may be charged, then or later, and the next customer must be able to pay.

  Background:
    Given a terminal ready for sales
    And risk control demands the PIN of the everyday debit card
    When the cardholder taps the everyday debit card for 8.00
    Then the terminal asks for the online PIN

  @C5 @needs-contactless @needs-pin-demanded-by-host
  Scenario: Cancelled, nothing is charged
    When the cardholder cancels the PIN entry
    Then the terminal says that the sale is cancelled
    And nothing is charged to the everyday debit card
    And the host has seen 1 sales of 8.00 on the everyday debit card, each with its own trace number
    When the cardholder taps the second debit card for 9.00
    Then the terminal approves 9.00

  @C5 @needs-contactless @needs-pin-demanded-by-host
  Scenario: Mistyped to the end, nothing is charged and the issuer has counted
    Given the PIN tries of the everyday debit card were used up at another merchant's
    When the cardholder enters the right PIN
    Then the terminal says that the PIN tries are used up
    And nothing is charged to the everyday debit card

  @C5 @needs-contactless @needs-pin-demanded-by-host @needs-re-asked-pin
  Scenario: Mistyped once and then given up, nothing is charged
    When the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder cancels the PIN entry
    Then the terminal says that the sale is cancelled
    And nothing is charged to the everyday debit card
    And the issuer counts 1 wrong PIN on the everyday debit card

  @C5 @needs-contactless @needs-pin-demanded-by-host @needs-hand-inside
  Scenario: The time for the PIN runs out, nothing is charged
    When the cardholder lets the time for the PIN run out
    Then the terminal says that the entry took too long
    And nothing is charged to the everyday debit card
    And the host has seen 1 sales of 8.00 on the everyday debit card, each with its own trace number

  @C6 @needs-contactless @needs-pin-demanded-by-host
  Scenario: The network is gone, nothing is charged, and it works when the network is back
    Given the cable is out
    When the cardholder enters the right PIN
    Then the terminal says that the host cannot be reached
    And nothing is charged to the everyday debit card
    When the cable is back
    And the cardholder taps the everyday debit card for 9.00
    Then the terminal asks for the online PIN
    When the cardholder enters the right PIN
    Then the terminal approves 9.00
    And 9.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @C6 @needs-contactless @needs-pin-demanded-by-host
  Scenario: The answer is lost, nothing is charged in the end
    Given the answer to the next sale is lost on its way back
    When the cardholder enters the right PIN
    Then the terminal says that no answer came
    And the terminal has not said that the PIN is wrong
    When the cardholder taps the second debit card for 9.00
    Then the terminal approves 9.00
    And the lost sale of 8.00 was reversed before the sale of 9.00
    And nothing is charged to the everyday debit card
    And the terminal's journal agrees with the host's
